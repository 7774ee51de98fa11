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

/// Returns a text in lower case without the accents of Latin letters.
///
/// # Examples
/// ```
/// use treaty_map::i18n::fold;
/// assert_eq!(fold("Türkiye"), "turkiye");
/// assert_eq!(fold("États-Unis"), "etats-unis");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match base(letter) {
            "" => folded.push(letter),
            plain => folded.push_str(plain),
        }
    }
    folded
}
