//! Alphabetical order and search that see through accents.

/// Returns a letter without its accent, in lower case.
fn base(letter: char) -> &'static str {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => "a",
        'æ' => "ae",
        'ç' | 'č' | 'ć' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'œ' => "oe",
        'š' | 'ş' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'ž' => "z",
        '’' => "'",
        _ => "",
    }
}

/// Returns a letter in lower case: Latin, Greek, Cyrillic.
///
/// The standard library's table for all scripts would add 4 kB to what a page downloads.
fn lower(letter: char) -> char {
    let by = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        'Ÿ' => return 'ÿ',
        'İ' => return 'i',
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => (u32::from(letter) + 1) % 2,
        'Ĺ'..='ň' | 'Ź'..='ž' => u32::from(letter) % 2,
        _ => 0,
    };
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

/// Returns a text in lower case without the accents of Latin letters.
///
/// # Examples
/// ```
/// use treaty_map::i18n::fold;
/// assert_eq!(fold("Türkiye"), "turkiye");
/// assert_eq!(fold("États-Unis"), "etats-unis");
/// assert_eq!(fold("ŁŐ"), "łő");
/// assert_eq!(fold("Ελλάδα ЯЁ"), "ελλάδα яё");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(lower) {
        match base(letter) {
            "" => folded.push(letter),
            plain => folded.push_str(plain),
        }
    }
    folded
}

/// Returns a text for the middle of a sentence: with a small first letter, unless the word
/// is an abbreviation.
///
/// # Examples
/// ```
/// use treaty_map::i18n::uncapital;
/// assert_eq!(uncapital("Émissions de gaz"), "émissions de gaz");
/// assert_eq!(uncapital("CO₂ emissions"), "CO₂ emissions");
/// ```
pub fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    let is_word = rest.chars().next().is_none_or(|it| lower(it) == it);
    let first = first.map(|it| if is_word { lower(it) } else { it });
    first.into_iter().chain(rest.chars()).collect()
}
