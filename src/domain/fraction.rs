//! Shares as exact fractions, and the weights that they are shares of.

use super::{ParticipantId, SourceId, Table, Text};

/// A share: 55 of 100, two of three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line.
    pub numerator: u32,
    /// Below the line, never 0.
    pub denominator: u32,
}

impl Fraction {
    /// Reads a percentage with at most four decimals (`55%`, `66.67%`) or a fraction (`2/3`),
    /// greater than nothing and no greater than the whole.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Fraction;
    /// let two_thirds = Fraction::parse("2/3").ok_or("fraction")?;
    /// assert!(two_thirds.is_reached_by(2, 3) && !two_thirds.is_reached_by(6666, 10_000));
    /// assert_eq!(Fraction::parse("101%"), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (mut number, mut below, mut decimals) = (0_u32, None, None);
        let mut numerator = 0;
        let mut digits = 0;
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' if below != Some(100) => {
                    number =
                        number.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
                    digits += 1;
                    decimals = decimals.map(|it: u32| it + 1);
                }
                b'.' if decimals.is_none() && below.is_none() && digits > 0 => {
                    decimals = Some(0);
                }
                b'/' if below.is_none() && decimals.is_none() && digits > 0 => {
                    (numerator, number, digits) = (number, 0, 0);
                    below = Some(0);
                }
                b'%' if below.is_none() && digits > 0 && decimals != Some(0) => {
                    below = Some(100);
                }
                _ => return None,
            }
        }
        let (numerator, denominator) = match below? {
            0 if digits > 0 => (numerator, number),
            100 => (number, 10_u32.checked_pow(decimals.unwrap_or(0) + 2)?),
            _ => return None,
        };
        let sensible = 0 < numerator && numerator <= denominator;
        (sensible && decimals.unwrap_or(0) <= 4)
            .then_some(Self { numerator, denominator })
    }

    /// Returns whether a part of a total is at least this share of it.
    ///
    /// # Examples
    /// Paris Agreement, art. 21(1).
    /// ```
    /// use treaty_map::domain::Fraction;
    /// let share = Fraction::parse("55%").ok_or("share")?;
    /// assert!(share.is_reached_by(55, 100) && !share.is_reached_by(54, 100));
    /// assert!(!share.is_reached_by(0, 0));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn is_reached_by(self, part: u64, total: u64) -> bool {
        let [part, total] = [part, total].map(u128::from);
        total > 0
            && part * u128::from(self.denominator) >= total * u128::from(self.numerator)
    }

    /// Returns the share in hundredths of a per cent, rounded up: 5,500 for 55 %.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Fraction;
    /// assert_eq!(Fraction::parse("55%").map(Fraction::basis_points), Some(5_500));
    /// assert_eq!(Fraction::parse("2/3").map(Fraction::basis_points), Some(6_667));
    /// ```
    pub fn basis_points(self) -> u32 {
        let points =
            (u64::from(self.numerator) * 10_000).div_ceil(self.denominator.into());
        u32::try_from(points).unwrap_or(u32::MAX)
    }

    /// Returns the least part of a total that is this share of it.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Fraction;
    /// // two thirds of 166 Members of the WTO
    /// assert_eq!(Fraction::parse("2/3").map(|it| it.of(166)), Some(111));
    /// ```
    pub fn of(self, total: u64) -> u64 {
        let part = (u128::from(total) * u128::from(self.numerator))
            .div_ceil(u128::from(self.denominator));
        u64::try_from(part).unwrap_or(u64::MAX)
    }
}

/// The key of a table of weights in a treaty file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WeightsId(pub String);

/// What each participant weighs: emissions, contributions, votes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// What is weighed.
    pub name: Text,
    /// In what unit.
    pub unit: Option<Text>,
    /// What all weigh together; it may be more than the sum of the values.
    pub total: u64,
    /// Where that was read.
    pub sources: Vec<SourceId>,
    /// What each weighs; who is not listed weighs nothing.
    pub values: Table<ParticipantId, u32>,
}

impl Weights {
    /// Returns the share that one weighs of all together, in hundredths of a per cent.
    pub fn share(&self, id: ParticipantId) -> u32 {
        let own = u64::from(self.values.get(&id).copied().unwrap_or(0));
        let share = (own * 10_000).checked_div(self.total).unwrap_or(0);
        u32::try_from(share).unwrap_or(u32::MAX)
    }
}
