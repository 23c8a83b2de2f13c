//! Routes that remember their paths.

use axum::Router;
use axum::routing::MethodRouter;

use super::Face;

/// A router in the making, and the paths in it: a router itself does not tell
/// them, and each must be in the description.
#[derive(Default)]
pub(super) struct Routes {
    pub(super) router: Router<Face>,
    pub(super) paths: Vec<String>,
}

impl Routes {
    /// Adds a route.
    pub(super) fn route(mut self, path: &str, methods: MethodRouter<Face>) -> Self {
        self.paths.push(path.to_owned());
        self.router = self.router.route(path, methods);
        self
    }
}
