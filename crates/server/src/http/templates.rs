//! Templates: listed and read.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{Deployment, TemplateName};

use super::Face;
use super::auth::Authenticated;
use super::conditions::Contract;
use super::error::Failure;
use super::versions;
use super::words::in_words;

/// `GET …/sessiontemplates`.
pub(super) async fn list(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Contract(version): Contract,
    path: Result<Path<String>, PathRejection>,
) -> Result<Response, Failure> {
    let Path(scid) = path.map_err(no_text)?;
    let scid = Deployment::new(scid).map_err(Refusal::from)?;
    let templates = face.directory.list_templates(&caller, &scid)?;
    let rows = templates.iter().map(|template| template.row());
    Ok(versions::list(version, rows))
}

/// `GET …/sessiontemplates/{template}`.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Contract(version): Contract,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, Failure> {
    let Path((scid, name)) = path.map_err(no_text)?;
    let scid = Deployment::new(scid).map_err(Refusal::from)?;
    let name = TemplateName::new(name).map_err(Refusal::from)?;
    let template = face.directory.get_template(&caller, &scid, &name)?;
    Ok(versions::document(version, &template.document()))
}

/// A path with a name that is no text.
fn no_text(rejection: PathRejection) -> Refusal {
    Refusal::bad_request(in_words(&rejection.body_text()))
}
