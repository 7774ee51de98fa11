//! stub
#![allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MapView {
    World,
    Europe,
}
impl MapView {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Europe => "europe",
        }
    }
}
impl std::str::FromStr for MapView {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        match s {
            "world" => Ok(Self::World),
            "europe" => Ok(Self::Europe),
            _ => Err(()),
        }
    }
}
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ShapeCode([u8; 2]);
impl ShapeCode {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
    pub fn parse(s: &str) -> Option<Self> {
        Some(Self(s.as_bytes().try_into().ok()?))
    }
}
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bounds {
    pub min: Point,
    pub max: Point,
}
#[derive(Clone, Debug)]
pub struct Geometry {
    view: MapView,
    codes: Vec<ShapeCode>,
    markers: Vec<Marker>,
}
#[derive(Clone, Copy, Debug)]
pub struct Marker {
    pub code: ShapeCode,
    pub at: Point,
    pub sovereign: bool,
}
#[derive(Debug)]
pub struct DecodeError;
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reach {
    pub marker: f64,
    pub nearest: f64,
    pub shapes_too: bool,
}
impl Geometry {
    pub fn load(view: MapView) -> Result<Geometry, DecodeError> {
        Ok(Self { view, codes: vec![], markers: vec![] })
    }
    pub fn view(&self) -> MapView {
        self.view
    }
    pub fn width(&self) -> u16 {
        1000
    }
    pub fn height(&self) -> u16 {
        776
    }
    pub fn codes(&self) -> impl Iterator<Item = ShapeCode> + '_ {
        self.codes.iter().copied()
    }
    pub fn path(&self, _: ShapeCode) -> Option<String> {
        None
    }
    pub fn marker(&self, _: ShapeCode) -> Option<Point> {
        None
    }
    pub fn markers(&self) -> &[Marker] {
        &self.markers
    }
    pub fn anchor(&self, _: ShapeCode) -> Option<Point> {
        None
    }
    pub fn outline(&self, _: &dyn Fn(ShapeCode) -> bool) -> String {
        String::new()
    }
    pub fn boundary(&self, _: ShapeCode, _: ShapeCode) -> String {
        String::new()
    }
    pub fn hit(&self, _: Point, _: Reach) -> Option<ShapeCode> {
        None
    }
}
pub fn parent(_: ShapeCode) -> Option<ShapeCode> {
    None
}
pub fn is_eu_territory(_: ShapeCode) -> bool {
    false
}
pub fn is_neutral(_: ShapeCode) -> bool {
    false
}
