//! How wide a text may come out, whatever the font.

/// Returns the width of a letter in hundredths of the font's size.
///
/// The wider of DejaVu Sans, the widest of the fonts that stand in for "sans-serif", and
/// Arial, by classes: a text comes out narrower, or at most as wide.
fn letter(it: char) -> i32 {
    match it {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        'i' | 'j' | 'l' | '\'' => 30,
        ' ' | '\u{a0}' | '\u{202f}' | ',' | '.' | '/' | ':' | ';' | '\\' | '|' | 'I'
        | '·' | '’' | '‘' => 35,
        'f' | 'r' | 't' | '-' | '(' | ')' | '[' | ']' | '!' => 43,
        'c' | 's' | 'z' | '?' | '*' | '_' | '`' | '"' | '“' | '”' | '–' | 'J' | 'L' => {
            58
        }
        'w' | 'M' | '<' | '>' | '=' | '+' | '#' | '~' | '^' | '✓' | '×' | '÷' => 88,
        'm'
        | 'W'
        | '@'
        | '%'
        | '—'
        | '…'
        | '\u{a1}'..='¿'
        | 'æ'
        | 'Æ'
        | 'œ'
        | 'Œ'
        | 'Ŵ' => 108,
        'a'..='z' | '0'..='9' | '$' | '{' | '}' | 'à'..='ÿ' => 64,
        ..'\u{400}' => 82,
        _ => 108,
    }
}

/// Returns the width of a text in hundredths of a pixel, at a size in pixels.
pub(super) fn wide(text: &str, size: i32, is_bold: bool) -> i32 {
    let letters: i32 = text.chars().map(letter).sum();
    let part = if is_bold { 115 } else { 100 };
    letters * size * part / 100
}

/// Returns the beginning of a word that fits, a letter at least, and the rest.
pub(super) fn cut(word: &str, room: i32, size: i32, is_bold: bool) -> (&str, &str) {
    let mut end = 0;
    for (start, it) in word.char_indices() {
        let next = start + it.len_utf8();
        let fits = wide(word.get(..next).unwrap_or(word), size, is_bold) <= room;
        if !fits && end > 0 {
            break;
        }
        end = next;
    }
    word.split_at_checked(end).unwrap_or((word, ""))
}
