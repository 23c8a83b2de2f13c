//! By which interfaces a user is logged in.

/// An interface that logs users in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::client) enum Face {
    /// `EOS_Connect`.
    Connect,
    /// `EOS_Auth`.
    Auth,
}

/// The interfaces of one login. They share its tokens and its push channel, and each logs out for itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Faces {
    connect: bool,
    auth: bool,
}

impl Faces {
    fn place(&mut self, face: Face) -> &mut bool {
        match face {
            Face::Connect => &mut self.connect,
            Face::Auth => &mut self.auth,
        }
    }

    pub(super) fn has(mut self, face: Face) -> bool {
        *self.place(face)
    }

    pub(super) fn add(&mut self, face: Face) {
        *self.place(face) = true;
    }

    /// Whether none is left after this.
    pub(super) fn remove(&mut self, face: Face) -> bool {
        *self.place(face) = false;
        !self.connect && !self.auth
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_over_when_the_last_interface_has_left() {
        for (first, second) in [(Face::Connect, Face::Auth), (Face::Auth, Face::Connect)] {
            let mut faces = Faces::default();
            faces.add(first);
            faces.add(second);
            faces.add(first);
            assert!(!faces.remove(first));
            assert!(!faces.has(first) && faces.has(second));
            assert!(!faces.remove(first), "nothing more to leave by it");
            assert!(faces.remove(second));
        }
    }
}
