//! What an operator says about the network around the directory.

use std::sync::Arc;

use greenroom_protocol::limits;
use ipnet::IpNet;
use rustls::ServerConfig;

/// How connections are taken in, and whom they are believed to come from. The
/// default is plain HTTP for callers who reach the directory directly.
#[derive(Clone)]
pub struct Network {
    /// TLS on every connection; none: plain HTTP. A certificate that can be
    /// exchanged comes from the configuration's resolver.
    pub tls: Option<Arc<ServerConfig>>,
    /// Reverse proxies whose word about the caller's address (`Forwarded`,
    /// `X-Forwarded-For`) and about request ids is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// Who beside this machine may read `/metrics`.
    pub metrics_from: Vec<IpNet>,
    /// Most connections at a time; further ones are refused at once.
    pub connections_max: usize,
    /// Most connections of one address at a time. Loopback and trusted proxies,
    /// who speak for many, are not counted.
    pub connections_per_address: usize,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            tls: None,
            trusted_proxies: Vec::new(),
            metrics_from: Vec::new(),
            connections_max: limits::CONNECTIONS_MAX,
            connections_per_address: limits::CONNECTIONS_PER_ADDRESS_MAX,
        }
    }
}
