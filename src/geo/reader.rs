//! Reads numbers from bytes.

use super::DecodeError;

/// The bytes that have not been read.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Takes the next `n` bytes.
    pub(super) fn take(&mut self, n: usize) -> Result<Reader<'a>, DecodeError> {
        let (head, tail) = self.0.split_at_checked(n).ok_or(DecodeError::Truncated)?;
        self.0 = tail;
        Ok(Reader(head))
    }

    /// Reads one byte.
    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        let (&head, tail) = self.0.split_first().ok_or(DecodeError::Truncated)?;
        self.0 = tail;
        Ok(head)
    }

    /// Reads a number of seven bits a byte, lowest first, at most four bytes long.
    pub(super) fn number(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(DecodeError::Number)
    }

    /// Reads a number whose lowest bit is its sign: 0, -1, 1, -2, ...
    pub(super) fn signed(&mut self) -> Result<i32, DecodeError> {
        let coded = self.number()?;
        let half = i32::try_from(coded >> 1).map_err(|_| DecodeError::Number)?;
        Ok(if coded & 1 == 0 { half } else { -1 - half })
    }

    /// Returns all bytes that are left.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.0
    }

    /// Returns whether everything was read.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_lowest_bits_first() {
        let mut reader = Reader::new(&[0x05, 0x80, 0x01, 0x03]);
        assert_eq!(reader.number(), Ok(5));
        assert_eq!(reader.number(), Ok(128));
        assert_eq!(reader.signed(), Ok(-2));
        assert_eq!(reader.number(), Err(DecodeError::Truncated));
    }

    #[test]
    fn a_number_without_end_is_refused() {
        assert_eq!(Reader::new(&[0xff; 9]).number(), Err(DecodeError::Number));
    }
}
