//! All pages of a WARC or an ARC file that is read once, such as standard input.

use std::io::Read;

use super::error::WarcError;
use super::record::Records;
use super::response::{Capture, Response};

/// The pages of a stream, one after another: a page of a WARC file is each answer of it with text,
/// a copy of an earlier one too. It ends with the stream, or behind an error.
#[derive(Debug)]
pub struct WarcPages<R: Read>(Option<Records<R>>);

impl<R: Read> WarcPages<R> {
    /// The pages of a stream without compression.
    pub fn new(stream: R) -> Self {
        Self(Some(Records::of_stream(stream)))
    }
}

/// A page as it was transferred; it is decoded where there is time.
#[derive(Debug)]
pub struct WarcPage {
    url: String,
    response: Response,
}

impl WarcPage {
    /// Its URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.response.size()
    }

    /// The page without chunks and content coding.
    ///
    /// # Errors
    ///
    /// It is not in the coding that it claims, or is too large.
    pub fn capture(self) -> Result<Capture, WarcError> {
        self.response.capture(self.url)
    }
}

impl<R: Read> Iterator for WarcPages<R> {
    type Item = Result<WarcPage, WarcError>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(records) = &mut self.0 {
            match records.next_of_stream() {
                Ok(Some((url, response))) if response.is_page(&url) => {
                    return Some(Ok(WarcPage { url, response }));
                }
                Ok(Some(_)) => {}
                Ok(None) => self.0 = None,
                Err(error) => {
                    self.0 = None;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
