//! Behind the counter: what staff change, on both engines, one file a talk.

mod add;
mod agenda;
mod approval;
mod audit;
mod board;
mod clients;
mod deliveries;
mod hours;
mod links;
mod locks;
mod page;
mod proposal;
mod reminder;
mod services;
mod settings;
mod setup;
mod sick;
mod staff;
mod stats;
mod team;
mod today;
mod why;
