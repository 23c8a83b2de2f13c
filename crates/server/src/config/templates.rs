//! `[[templates]]`: what sessions are made from.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::limits;
use greenroom_protocol::template::TemplateDocument;
use greenroom_service::Template;
use serde_path_to_error::deserialize;
use toml::Spanned;

use super::fault::Report;
use super::file::TemplateForm;
use crate::templates::TemplateRegistry;

#[cfg(test)]
mod tests;

/// Reads the templates one by one.
pub(super) struct TemplateReader<'a, 'b> {
    /// Where relative paths begin.
    pub(super) folder: &'a Path,
    pub(super) report: &'a mut Report<'b>,
}

impl TemplateReader<'_, '_> {
    /// The registry of all that are right; what is wrong is reported.
    pub(super) fn read(&mut self, forms: Vec<Spanned<TemplateForm>>) -> TemplateRegistry {
        let mut registry = TemplateRegistry::default();
        if let Some(form) = forms.get(limits::TEMPLATES_MAX) {
            let most = limits::TEMPLATES_MAX;
            let text = format_args!("there are {} templates, of at most {most}", forms.len());
            self.report.add(&form.span(), text);
        }
        for form in forms {
            let place = form.span();
            let form = form.into_inner();
            let name = form.name.get_ref().clone();
            if name == TemplateName::eos() {
                let text = "this template is built in and cannot be made anew; choose another name";
                self.report.add(&form.name.span(), text);
                continue;
            }
            let Some(template) = self.template(&place, &form) else {
                continue;
            };
            if !registry.add(form.scid.0, template) {
                let text =
                    format_args!("there is another template {name} above, for the same scid");
                self.report.add(&form.name.span(), text);
            }
        }
        registry
    }

    fn template(&mut self, place: &Range<usize>, form: &TemplateForm) -> Option<Template> {
        let name = form.name.get_ref();
        let (place, origin, text) = match (&form.file, &form.document) {
            (Some(file), None) => {
                let path = self.folder.join(file.get_ref());
                let origin = path.display().to_string();
                (file.span(), origin, read_file(&path))
            }
            (None, Some(document)) => {
                let text = document.get_ref().clone();
                (document.span(), "the document".to_owned(), Ok(text))
            }
            _ => {
                let text = format_args!("the template {name} needs either file or document");
                self.report.add(place, text);
                return None;
            }
        };
        let read = text.and_then(|text| parse(name, &origin, &text));
        read.map_err(|why| self.report.add(&place, why)).ok()
    }
}

fn read_file(path: &Path) -> Result<String, String> {
    let unreadable = |error| format!("cannot read {}: {error}", path.display());
    let mut text = String::new();
    // One byte more than it may have, to be refused for it.
    let most = limits::TEMPLATE_DOCUMENT_MAX as u64 + 1;
    let file = File::open(path).map_err(unreadable)?;
    file.take(most)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    Ok(text)
}

/// The template that a text says, or where and why it says none.
fn parse(name: &TemplateName, origin: &str, text: &str) -> Result<Template, String> {
    if text.len() > limits::TEMPLATE_DOCUMENT_MAX {
        let most = limits::TEMPLATE_DOCUMENT_MAX;
        return Err(format!("{origin} has more than {most} bytes"));
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let document: TemplateDocument = deserialize(&mut json).map_err(|error| {
        let field = match error.path().to_string() {
            path if path == "." => String::new(),
            path => format!("{path}: "),
        };
        // The reader's own text ends with the place.
        let why = error.inner().to_string();
        let (line, column) = (error.inner().line(), error.inner().column());
        let why = why.trim_end_matches(&format!(" at line {line} column {column}"));
        format!("{origin}, line {line}, column {column}: {field}{why}")
    })?;
    json.end().map_err(|error| format!("{origin}: {error}"))?;
    Template::new(name.clone(), document)
        .map_err(|refusal| format!("{origin}: {}", refusal.message))
}
