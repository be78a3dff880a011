//! The form of a manifest: its keys, and what its entries come to.

use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::error::EventError;
use crate::files;
use crate::source::government_id::{government_of_code, government_of_id};
use crate::source::id::is_id;
use crate::source::pages;
use crate::source::{Location, Source};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateField>,
    #[serde(default)]
    pub source: Vec<SourceEntry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SourceEntry {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub government: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateField>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub force: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// TOML has dates of its own; a quoted date is as good.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub(super) enum DateField {
    Text(String),
    Toml(toml::value::Datetime),
}

impl SourceEntry {
    /// The entry of a source whose page is the newest of its snapshots.
    pub(super) fn of(source: &Source) -> Self {
        Self {
            id: source.id.clone(),
            government: source.government.clone(),
            outlet: source.outlet.clone(),
            url: source.url.clone(),
            page: None,
            date: source.date.map(|date| DateField::Text(date.to_string())),
            force: source.force,
        }
    }

    pub(super) fn resolve(self, folder: &Path, manifest: &Path) -> Result<Source, EventError> {
        let id = self.id;
        if !is_id(&id) {
            return Err(EventError::BadId {
                place: manifest.display().to_string(),
                id,
            });
        }
        let outside = |page: &str| EventError::Outside {
            manifest: manifest.to_owned(),
            id: id.clone(),
            page: page.to_owned(),
        };
        let location = match (&self.page, pages::newest(folder, &id)) {
            (Some(page), _) => {
                Location::Page(files::inside(folder, page).ok_or_else(|| outside(page))?)
            }
            (None, Some(newest)) if files::leaves(folder, &newest) => {
                return Err(outside(&newest.display().to_string()));
            }
            (None, Some(newest)) => Location::Page(newest),
            (None, None) => Location::Unsaved(folder.to_owned()),
        };
        let government = self
            .government
            .map(|code| government_of_code(&code).unwrap_or_else(|| code.to_ascii_uppercase()))
            .or_else(|| government_of_id(&id));
        let date = self.date.map(|date| date.parse(manifest)).transpose()?;
        Ok(Source {
            id,
            government,
            outlet: self.outlet,
            url: self.url,
            location,
            force: self.force,
            names_page: self.page.is_some(),
            date,
        })
    }
}

impl DateField {
    pub(super) fn parse(self, path: &Path) -> Result<Date, EventError> {
        let text = match self {
            Self::Text(text) => text,
            Self::Toml(date) => date.to_string(),
        };
        text.parse().map_err(|_| EventError::Date {
            path: path.to_owned(),
            date: text,
        })
    }
}
