//! The map's shapes and the patterns that tell looks apart without colour.

use crate::view::{Look, MapModel};
use std::rc::Rc;
use yew::prelude::*;

/// Returns the pattern a look is filled with, where it has one.
pub(super) fn fill(look: Look) -> Option<AttrValue> {
    let name = match look {
        Look::Represented => "url(#dots)",
        Look::Negotiated => "url(#lines)",
        Look::Withdrawn => "url(#hatch)",
        Look::Neutral => "url(#neutral)",
        Look::Party | Look::Contracting | Look::Signatory | Look::None => return None,
    };
    Some(AttrValue::Static(name))
}

/// The patterns, in map units.
pub(super) fn patterns() -> Html {
    let pattern =
        |id: &'static str, size: &'static str, turn: Option<&'static str>, ink: Html| {
            html! {
                <pattern {id} width={size} height={size} patternUnits="userSpaceOnUse"
                    patternTransform={turn}>
                    <rect width={size} height={size} />
                    { ink }
                </pattern>
            }
        };
    let line = |d: &'static str| html! { <path {d} /> };
    let dots = html! {
        <>
            <circle cx="2" cy="2" r="1.3" />
            <circle cx="6" cy="6" r="1.3" />
        </>
    };
    html! {
        <defs>
            { pattern("dots", "8", None, dots) }
            { pattern("lines", "6", None, line("M0 3h6")) }
            { pattern("hatch", "7", Some("rotate(45)"), line("M0 3.5h7")) }
            { pattern("neutral", "5", Some("rotate(45)"), line("M0 2.5h5")) }
            // a narrow map is scaled down, and its patterns with it: twice the size there
            <pattern id="wide-dots" href="#dots" patternTransform="scale(2)" />
            <pattern id="wide-lines" href="#lines" patternTransform="scale(2)" />
        </defs>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ShapesProps {
    pub(super) map: Rc<MapModel>,
}

/// All shapes. Drawn once for a scene and a view.
pub(super) struct Shapes;

impl Component for Shapes {
    type Message = ();
    type Properties = ShapesProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        shapes(&context.props().map)
    }
}

fn shapes(map: &MapModel) -> Html {
    let shape = |shape: &crate::view::ShapeView| {
        html! {
            <path key={shape.code.as_str().to_owned()} d={AttrValue::from(Rc::clone(&shape.d))}
                data-shape={shape.code.as_str().to_owned()}
                data-id={shape.answers.map(|id| id.to_string())}
                data-standing={shape.standing.map(|it| it.name())}
                data-look={shape.look.name()} fill={fill(shape.look)} />
        }
    };
    html! {
        <g class="shapes">
            { for map.shapes.iter().map(shape) }
            <path class="dashed" d={AttrValue::from(Rc::clone(&map.sheet.dashed))} />
        </g>
    }
}
