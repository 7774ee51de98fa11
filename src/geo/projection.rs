//! From the sphere to map units and back.

use std::f64::consts::PI;

use super::{LonLat, MapView, Point};

/// The projection of one view, fitted to its view box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Projection {
    /// Equal Earth, central meridian 11° E, cut at 169° W.
    EqualEarth,
    /// Lambert azimuthal equal-area about 15° E, 53° N.
    Lambert,
}

/// The world: central meridian in degrees, and the northern rim of the view box.
const MERIDIAN: f64 = 11.0;
const NORTH: f64 = 83.7;
/// Equal Earth's polynomial (Šavrič, Patterson and Jenny 2018).
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];

/// Europe: centre in degrees, and the view box on the unit sphere.
const CENTRE: LonLat = LonLat { lon: 15.0, lat: 53.0 };
const LEFT: f64 = -0.352;
const RIGHT: f64 = 0.480;
const TOP: f64 = 0.333;

/// Both maps are so many units wide.
const WIDTH: f64 = 1000.0;

impl Projection {
    /// Returns the projection of a view.
    pub fn of(view: MapView) -> Self {
        match view {
            MapView::World => Self::EqualEarth,
            MapView::Europe => Self::Lambert,
        }
    }

    /// Returns the size of the view box, width and height in units.
    pub fn size(self) -> (u16, u16) {
        match self {
            Self::EqualEarth => (1000, 435),
            Self::Lambert => (1000, 776),
        }
    }

    /// Returns the point of a place, in map units, also outside the view box.
    ///
    /// Nothing for what is no place (latitude beyond a pole, not a number) and for the
    /// antipode of Europe's centre. Any longitude is brought to the map.
    pub fn project(self, LonLat { lon, lat }: LonLat) -> Option<Point> {
        if !lon.is_finite() || !(-90.0..=90.0).contains(&lat) {
            return None;
        }
        match self {
            Self::EqualEarth => {
                let east = (lon - MERIDIAN + 180.0).rem_euclid(360.0) - 180.0;
                Some(Self::equal_earth(east, lat))
            }
            Self::Lambert => {
                let (east, lat) = ((lon - CENTRE.lon).to_radians(), lat.to_radians());
                let (sin, cos) = CENTRE.lat.to_radians().sin_cos();
                let cosine = sin * lat.sin() + cos * lat.cos() * east.cos();
                if 1.0 + cosine < 1e-9 {
                    return None;
                }
                let k = (2.0 / (1.0 + cosine)).sqrt();
                let x = k * lat.cos() * east.sin();
                let y = k * (cos * lat.sin() - sin * lat.cos() * east.cos());
                let scale = WIDTH / (RIGHT - LEFT);
                Some(Point { x: (x - LEFT) * scale, y: (TOP - y) * scale })
            }
        }
    }

    /// Returns the point of a place `east` degrees from the central meridian; beyond 180
    /// the map goes on, for islands on the seam.
    pub fn equal_earth(east: f64, lat: f64) -> Point {
        let (height, _) = polynomial(authalic(NORTH));
        let theta = authalic(lat);
        let (y, slope) = polynomial(theta);
        let x = east.to_radians() * theta.cos() / (root() * slope);
        Point { x: WIDTH / 2.0 + x * scale(), y: (height - y) * scale() }
    }

    /// Returns the place of a point, in degrees, or nothing off the globe.
    pub fn invert(self, at: Point) -> Option<LonLat> {
        match self {
            Self::EqualEarth => {
                let (height, _) = polynomial(authalic(NORTH));
                let y = height - at.y / scale();
                let mut theta = y / A[0];
                for _ in 0..12 {
                    let (value, slope) = polynomial(theta);
                    theta -= (value - y) / slope;
                }
                let (_, slope) = polynomial(theta);
                let east = (at.x - WIDTH / 2.0) / scale() * root() * slope / theta.cos();
                let sine = theta.sin() / root();
                let is_on_globe = sine.abs() <= 1.0 && east.abs() <= PI + 1e-9;
                let lon =
                    (east.to_degrees() + MERIDIAN + 180.0).rem_euclid(360.0) - 180.0;
                is_on_globe.then(|| LonLat { lon, lat: sine.asin().to_degrees() })
            }
            Self::Lambert => {
                let scale = WIDTH / (RIGHT - LEFT);
                let (x, y) = (at.x / scale + LEFT, TOP - at.y / scale);
                let rho = (x * x + y * y).sqrt();
                if rho > 2.0 {
                    return None;
                }
                if rho < 1e-12 {
                    return Some(CENTRE);
                }
                let (sin_c, cos_c) = (2.0 * (rho / 2.0).asin()).sin_cos();
                let (sin, cos) = CENTRE.lat.to_radians().sin_cos();
                let lat = (cos_c * sin + y * sin_c * cos / rho).clamp(-1.0, 1.0).asin();
                let east = (x * sin_c).atan2(rho * cos * cos_c - y * sin * sin_c);
                let lon = CENTRE.lon + east.to_degrees();
                Some(LonLat { lon, lat: lat.to_degrees() })
            }
        }
    }
}

/// Units for one unit of the plane: the equator fills the width.
fn scale() -> f64 {
    WIDTH / (2.0 * PI / (root() * A[0]))
}

fn root() -> f64 {
    3f64.sqrt() / 2.0
}

/// Returns Equal Earth's parametric latitude, in radians, of a latitude in degrees.
fn authalic(lat: f64) -> f64 {
    (root() * lat.to_radians().sin()).asin()
}

/// Returns y on the plane and its derivative.
fn polynomial(theta: f64) -> (f64, f64) {
    let square = theta * theta;
    let sixth = square * square * square;
    let value = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    (value, slope)
}
