//! The whole figure.

use super::card::{CardPanel, LatestPanel};
use super::chips::Chips;
use super::find::Find;
use super::footer::FooterPart;
use super::header::HeaderPart;
use super::legend::LegendPart;
use super::map::MapPart;
use super::progress::ProgressPart;
use super::views::Views;
use crate::data::TreatyFile;
use crate::domain::{Date, ParticipantId};
use crate::i18n::{Catalogue, Direction};
use crate::view::{
    self, Action, MapSheet, Options, ReaderState, Scene, map_model,
};
use std::rc::Rc;
use yew::prelude::*;

/// Everything a figure is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What the author asks for.
    pub options: Rc<Options>,
    /// The treaty.
    pub file: Rc<TreatyFile>,
    /// The language.
    pub words: Rc<Catalogue>,
    /// The reader's day.
    pub today: Date,
    /// What the reader chose.
    pub reader: Rc<ReaderState>,
}

impl Shown {
    /// Returns the day that is shown.
    pub fn day(&self) -> Date {
        self.reader.day(&self.options, self.today)
    }

    /// Evaluates the treaty on that day.
    pub fn scene(&self) -> Scene {
        let (file, words) = (Rc::clone(&self.file), Rc::clone(&self.words));
        Scene::new(file, words, self.day(), self.today)
    }
}

/// What the figure is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WidgetProps {
    /// What to draw.
    pub shown: Shown,
    /// Called with what the reader does.
    pub on_action: Callback<Action>,
    /// Called once a treaty has been drawn.
    pub on_drawn: Callback<()>,
}

/// The figure: header, progress, map with its panel, legend, chips, footer.
#[component]
pub fn Widget(WidgetProps { shown, on_action, on_drawn }: &WidgetProps) -> Html {
    let options = Rc::clone(&shown.options);
    let scene = use_memo(
        (Rc::clone(&shown.file), Rc::clone(&shown.words), shown.day(), shown.today),
        |_| shown.scene(),
    );
    let view = shown.reader.view(&options, shown.file.home_view);
    let sheet = use_memo(view, |view| MapSheet::new(*view).map(Rc::new).ok());
    let rows = use_memo(Rc::clone(&scene), |scene| view::rows(scene));
    let highlight = use_state_eq(|| None::<ParticipantId>);
    let model = use_memo((Rc::clone(&scene), view), |_| {
        (*sheet).clone().map(|sheet| Rc::new(map_model(&scene, sheet)))
    });
    {
        let on_drawn = on_drawn.clone();
        use_effect_with((Rc::clone(&shown.file), Rc::clone(&shown.words)), move |_| {
            on_drawn.emit(());
        });
    }
    let on_select =
        use_callback(on_action.clone(), |id, on_action| on_action.emit(Action::Select(id)));
    let on_pick = use_callback(on_action.clone(), |id: ParticipantId, on_action| {
        on_action.emit(Action::Select(Some(id)));
    });
    let on_view = use_callback(on_action.clone(), |view, on_action| {
        on_action.emit(Action::PickView(view));
    });
    let on_today =
        use_callback(on_action.clone(), |(), on_action| on_action.emit(Action::ShowToday));
    let on_highlight = {
        let highlight = highlight.setter();
        use_callback((), move |id, ()| highlight.set(id))
    };

    let selected = shown.reader.selected(&options);
    let (Some(sheet), Some(model)) = (&*sheet, &*model) else { return Html::default() };
    let direction = match shown.words.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let level = options.heading_level;
    let is_outside = selected.is_some_and(|id| {
        let is_mapped = super::map::has_shape(id);
        is_mapped && !sheet.shows(id)
    });
    html! {
        <article class="figure" data-theme={options.theme.name()} data-view={view.as_str()}
            lang={shown.words.language().to_owned()} dir={direction}>
            <HeaderPart header={view::header(&scene, &options)} scene={Rc::clone(&scene)} {on_today} />
            <ProgressPart bars={view::progress(&scene)} label={scene.say(crate::i18n::Message::ProgressLabel)} />
            <div class="controls">
                <Find rows={Rc::clone(&rows)} scene={Rc::clone(&scene)}
                    on_pick={on_pick.clone()} on_highlight={on_highlight.clone()} />
                <Views scene={Rc::clone(&scene)} {view} {on_view} />
            </div>
            <div class="stage">
                <MapPart model={Rc::clone(model)} scene={Rc::clone(&scene)}
                    rows={Rc::clone(&rows)} {selected} highlight={*highlight}
                    on_select={on_select.clone()} />
                <div class="side">
                    if let Some(id) = selected {
                        <CardPanel card={view::card(&scene, id)} scene={Rc::clone(&scene)} {level}
                            {is_outside} {on_select} on_action={on_action.clone()} />
                    } else {
                        <LatestPanel scene={Rc::clone(&scene)} {level} on_pick={on_pick.clone()} />
                    }
                </div>
            </div>
            <LegendPart rows={view::legend(&scene)} scene={Rc::clone(&scene)} />
            <Chips rows={view::chips(&scene, &rows, sheet)} scene={Rc::clone(&scene)}
                {selected} {on_pick} {on_highlight} />
            <FooterPart footer={view::footer(&scene, sheet)} scene={Rc::clone(&scene)} />
        </article>
    }
}
