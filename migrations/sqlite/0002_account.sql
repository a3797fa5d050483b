-- A person as we know them, in every studio. A name only when they chose one themselves: what Telegram tells is kept by
-- a studio's client row, and not before they agree. Telegram's number is theirs for whoever showed us a chat: not for
-- who only booked in a browser, nor any more for who is forgotten.
create table account (
    account_id  integer primary key autoincrement,
    telegram_id bigint,
    name        text    not null default '', -- what they want to be called; empty: as Telegram tells
    lang        text    not null,
    created_at  bigint  not null,
    constraint account_telegram unique (telegram_id),
    constraint account_lang check (lang in ('ru', 'en'))
);

-- A private chat of one person with one bot: the screen it looks at, and the message that shows it.
create table chat (
    bot_id          bigint not null,
    chat_id         bigint not null,
    account_id      bigint not null references account (account_id),
    studio_id       bigint references studio (studio_id), -- the last one talked about
    state           text   not null,                      -- JSON of dialogues::state::State
    live_message_id bigint,                               -- null when the last message is a fact
    unreachable_at  bigint,                               -- the person blocked the bot
    constraint chat_pk primary key (bot_id, chat_id)
);
create index chat_account on chat (account_id);
