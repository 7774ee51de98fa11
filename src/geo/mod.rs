//! stub
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapView {
    World,
    Europe,
}
