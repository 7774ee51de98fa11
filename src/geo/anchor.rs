//! A point well inside a shape.

use super::{Arc, Bounds, Geometry, Point, ShapeCode};

/// Samples along each side of the box that is searched.
const SAMPLES: u8 = 24;

/// How often the search narrows to the neighbourhood of the best sample.
const ROUNDS: u8 = 4;

impl Geometry {
    /// Returns where to point at a shape: its marker, else a point well inside the largest
    /// ring, as far as can be from the edge and from the rim of the view box.
    ///
    /// # Shape and units
    /// Map units; about a tenth of a unit from the true pole of inaccessibility.
    pub fn anchor(&self, code: ShapeCode) -> Option<Point> {
        self.marker(code).or_else(|| self.pole(code))
    }

    /// Returns the pole of inaccessibility of a shape's largest ring.
    fn pole(&self, code: ShapeCode) -> Option<Point> {
        let view_box = self.view_box();
        let edge: Vec<&Arc> = self.edge(code).collect();
        let rings = self.rings(code).into_iter().filter_map(|ring| {
            let bounds = Bounds::around(ring.iter().map(|&it| super::arc::point(it)))?;
            Some((area(&ring), bounds.within(view_box)?))
        });
        let (_, mut bounds) = rings.max_by_key(|&(area, _)| area)?;
        let depth = |at: Point| {
            let crossings: usize = edge.iter().map(|arc| arc.crossings(at)).sum();
            let to_edge =
                edge.iter().map(|arc| arc.distance(at)).fold(f64::INFINITY, f64::min);
            let to_rim = (at.x - view_box.min.x)
                .min(view_box.max.x - at.x)
                .min(at.y - view_box.min.y)
                .min(view_box.max.y - at.y);
            if crossings % 2 == 1 { to_edge.min(to_rim) } else { -to_edge }
        };
        let mut best = None;
        for _ in 0..ROUNDS {
            let step_x = bounds.width() / f64::from(SAMPLES);
            let step_y = bounds.height() / f64::from(SAMPLES);
            for column in 0..SAMPLES {
                for row in 0..SAMPLES {
                    let at = Point {
                        x: bounds.min.x + (f64::from(column) + 0.5) * step_x,
                        y: bounds.min.y + (f64::from(row) + 0.5) * step_y,
                    };
                    let depth = depth(at);
                    if best.is_none_or(|(_, deepest)| depth > deepest) {
                        best = Some((at, depth));
                    }
                }
            }
            let (at, _) = best?;
            bounds = Bounds {
                min: Point { x: at.x - 2.0 * step_x, y: at.y - 2.0 * step_y },
                max: Point { x: at.x + 2.0 * step_x, y: at.y + 2.0 * step_y },
            };
        }
        best.map(|(at, _)| at)
    }
}

/// Returns twice the area of a ring, in square units.
fn area(ring: &[[i16; 2]]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let cross = |(&[ax, ay], &[bx, by]): (&[i16; 2], &[i16; 2])| {
        i64::from(ax) * i64::from(by) - i64::from(bx) * i64::from(ay)
    };
    ring.iter().zip(next).map(cross).sum::<i64>().abs()
}
