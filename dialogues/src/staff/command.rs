//! What staff can type after a slash.

/// What staff can type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// `/menu`
    Menu,
    /// `/services`, with a price list or without
    Services,
    /// `/clients`
    Clients,
    /// `/stats`
    Stats,
    /// `/why`
    Why,
    /// `/today`, with a day or without
    Today,
    /// `/week`
    Week,
    /// `/block 14-15 lunch`
    Block,
    /// `/off`, with days or without
    Off,
    /// `/sick`
    Sick,
    /// "I am well"; it has no slash.
    Well,
    /// `/add`, or `/add tomorrow 15:00 haircut Maria`
    Add,
    /// `/settings`
    Settings,
    /// `/hours`
    Hours,
    /// `/links`
    Links,
    /// `/team`
    Team,
    /// `/audit`
    Audit,
    /// `/deliveries`
    Deliveries,
}

impl Command {
    /// Every command that is a word after a slash.
    pub const ALL: &[(&'static str, Self)] = &[
        ("menu", Self::Menu),
        ("today", Self::Today),
        ("week", Self::Week),
        ("block", Self::Block),
        ("off", Self::Off),
        ("sick", Self::Sick),
        ("add", Self::Add),
        ("services", Self::Services),
        ("hours", Self::Hours),
        ("clients", Self::Clients),
        ("stats", Self::Stats),
        ("why", Self::Why),
        ("settings", Self::Settings),
        ("links", Self::Links),
        ("team", Self::Team),
        ("audit", Self::Audit),
        ("deliveries", Self::Deliveries),
    ];

    /// The command of a word after the slash.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, command)| *command)
    }
}
