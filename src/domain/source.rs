//! Where a fact was read.

use super::Text;

/// The key of a source in a treaty file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(pub String);

/// A page that attests a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its address.
    pub url: String,
    /// Its title, where the file gives one; otherwise readers see the host's name.
    pub title: Option<Text>,
}

impl Source {
    /// Returns the host that serves the page, without `www.`.
    ///
    /// # Examples
    /// ```
    /// use treaty_map::domain::Source;
    /// let source = Source { url: "https://www.coe.int/en/web".into(), title: None };
    /// assert_eq!(source.host(), "coe.int");
    /// ```
    pub fn host(&self) -> &str {
        let rest = self.url.strip_prefix("https://");
        let rest = rest.or_else(|| self.url.strip_prefix("http://")).unwrap_or(&self.url);
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        host.strip_prefix("www.").unwrap_or(host)
    }
}
