//! What many listings have in common, kept once.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use greenroom_protocol::attribute::AttributeKey;
use greenroom_protocol::ids::{Deployment, SessionRef, TemplateName};

use super::field::Field;

/// Names of deployments and templates, and which fields sessions have: those of
/// one game have the same.
#[derive(Debug, Default)]
pub struct Pool {
    deployments: Kept<Deployment>,
    templates: Kept<TemplateName>,
    keys: Kept<AttributeKey>,
    shapes: Kept<Shape>,
}

/// The fields that a listing has values of, in order.
pub(super) type Shape = Arc<[Field]>;

impl Pool {
    /// The name of a session, in the letter case in which it is given.
    pub fn name(&mut self, at: &SessionRef) -> Arc<SessionRef> {
        Arc::new(SessionRef {
            scid: self.deployments.known(&at.scid),
            template_name: self.templates.known(&at.template_name),
            name: at.name.clone(),
        })
    }

    /// These fields, which are in order.
    pub(super) fn shape(&mut self, mut fields: Vec<Field>) -> Shape {
        if let Some(known) = self.shapes.0.get(fields.as_slice()) {
            return known.clone();
        }
        for field in &mut fields {
            if let Field::Attribute(key) = field {
                *key = self.keys.known(key);
            }
        }
        self.shapes.known(&fields.into())
    }
}

/// Something that is kept for as long as somebody has a clone of it.
trait Shared: Clone + Eq + Hash {
    /// Whether somebody has.
    fn is_shared(&self) -> bool;

    /// Whether it is the same to the letter.
    fn is(&self, other: &Self) -> bool;
}

/// Things of a kind, each once.
#[derive(Debug)]
struct Kept<T>(HashSet<T>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(HashSet::new())
    }
}

impl<T: Shared> Kept<T> {
    /// The one that is kept, or this one from now on.
    fn known(&mut self, wanted: &T) -> T {
        if let Some(known) = self.0.get(wanted) {
            return match known.is(wanted) {
                true => known.clone(),
                false => wanted.clone(),
            };
        }
        // Before it grows, it forgets what nobody has any more: so it holds at
        // most twice as many as were in use at some time, and each look at all
        // of them is paid for by as many that were new.
        if self.0.len() == self.0.capacity() {
            self.0.retain(T::is_shared);
            self.0.reserve(self.0.len().max(1));
        }
        self.0.insert(wanted.clone());
        wanted.clone()
    }
}

impl Shared for Deployment {
    fn is_shared(&self) -> bool {
        self.is_shared()
    }

    fn is(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Shared for TemplateName {
    fn is_shared(&self) -> bool {
        self.is_shared()
    }

    fn is(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Shared for AttributeKey {
    fn is_shared(&self) -> bool {
        self.is_shared()
    }

    fn is(&self, other: &Self) -> bool {
        self == other
    }
}

impl Shared for Shape {
    fn is_shared(&self) -> bool {
        Arc::strong_count(self) > 1
    }

    fn is(&self, other: &Self) -> bool {
        self == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::session_ref;

    fn key(text: &str) -> Field {
        Field::Attribute(AttributeKey::new(text).expect("valid"))
    }

    #[test]
    fn what_is_the_same_is_kept_once() {
        let mut pool = Pool::default();
        let fields = || vec![key("MAP"), key("MODE"), Field::Bucket];
        assert!(Arc::ptr_eq(&pool.shape(fields()), &pool.shape(fields())));
        let (a, b) = (pool.name(&session_ref("a")), pool.name(&session_ref("b")));
        assert!(std::ptr::eq(a.scid.as_str(), b.scid.as_str()));
        assert!(std::ptr::eq(
            a.template_name.as_str(),
            b.template_name.as_str()
        ));
    }

    #[test]
    fn a_name_keeps_the_letter_case_in_which_it_is_given() {
        let mut pool = Pool::default();
        let mut other = session_ref("a");
        other.scid = Deployment::new("DEP").expect("valid");
        let (small, large) = (pool.name(&session_ref("a")), pool.name(&other));
        assert_eq!((small.scid.as_str(), large.scid.as_str()), ("dep", "DEP"));
    }

    #[test]
    fn what_nobody_has_any_more_is_forgotten() {
        let mut pool = Pool::default();
        let kept = pool.shape(vec![key("KEPT")]);
        for number in 0..10_000 {
            pool.shape(vec![key(&format!("KEY{number}"))]);
        }
        assert!(pool.shapes.0.len() < 100, "{}", pool.shapes.0.len());
        assert!(pool.keys.0.len() < 100, "{}", pool.keys.0.len());
        assert!(Arc::ptr_eq(&kept, &pool.shape(vec![key("KEPT")])));
    }
}
