//! Every limit in one place. Lengths are in bytes of UTF-8 unless the name
//! says otherwise; times are in milliseconds.

use crate::rate::Rate;

/// Longest deployment id (service config id).
pub const DEPLOYMENT_ID_MAX: usize = 64;
/// Longest client id.
pub const CLIENT_ID_MAX: usize = 64;
/// Longest client secret.
pub const CLIENT_SECRET_MAX: usize = 64;
/// A client secret shorter than this is warned of.
pub const CLIENT_SECRET_SHORT: usize = 16;
/// Longest name of a trusted server's instance.
pub const SERVER_INSTANCE_MAX: usize = 64;
/// Longest session or template name.
pub const NAME_MAX: usize = 100;
/// Shortest session id that a game may choose itself.
pub const SESSION_ID_OVERRIDE_MIN: usize = 16;
/// Longest session id that a game may choose itself.
pub const SESSION_ID_OVERRIDE_MAX: usize = 64;
/// Longest player id that is not ours (ours have 32 digits).
pub const PLAYER_ID_MAX: usize = 128;

/// Most attributes of one session.
pub const ATTRIBUTES_MAX: usize = 64;
/// Longest attribute key, in characters.
pub const ATTRIBUTE_KEY_MAX_CHARS: usize = 64;
/// Longest string value of an attribute.
pub const ATTRIBUTE_STRING_MAX: usize = 1024;
/// Longest bucket id.
pub const BUCKET_MAX: usize = 256;
/// Longest host address.
pub const HOST_ADDRESS_MAX: usize = 512;
/// Most platforms in a session's list of allowed platforms.
pub const PLATFORMS_MAX: usize = 32;

/// A user of a platform that is in so many sessions, made or joined, makes no
/// further one. Servers have no such limit.
pub const SESSIONS_PER_USER_MAX: usize = 16;
/// Most players whom one refusal names.
pub const REFUSED_PLAYERS_MAX: usize = 32;
/// Most players that can be registered with one session, and so the largest
/// `maxPlayers`.
pub const REGISTERED_PLAYERS_MAX: usize = 1000;
/// Most members of one `eos` session: a full house and its host.
pub const MEMBERS_MAX: usize = REGISTERED_PLAYERS_MAX + 1;
/// Most members of a session that a document shows; of more, the caller alone.
pub const MEMBERS_SHOWN_MAX: usize = 100;
/// Most members of a session that is not `large`.
pub const SESSION_MEMBERS_MAX: u32 = 100;
/// Most members of a `large` session.
pub const LARGE_SESSION_MEMBERS_MAX: u32 = 10_000;
/// Longest timeout of a session, a year: what should never happen has `null`.
pub const SESSION_TIMEOUT_MAX_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Greatest latency and bandwidth that a session may require, in milliseconds
/// and kilobits per second.
pub const REQUIREMENT_MAX: u64 = 1_000_000_000;
/// Most accounts in a session's list of possible creators.
pub const INITIATORS_MAX: usize = 100;
/// Longest scheme of the address that an invite launches.
pub const INVITE_PROTOCOL_MAX: usize = 64;
/// Most titles that may always read a session.
pub const BROADCAST_VIEWERS_MAX: usize = 100;
/// Most servers that the members of a session measure.
pub const MEASUREMENT_SERVERS_MAX: usize = 64;
/// Most fields of `properties.system` that a session opens to members who own
/// nothing.
pub const OPENED_PROPERTIES_MAX: usize = 32;
/// Most role types of a session.
pub const ROLE_TYPES_MAX: usize = 32;
/// Most roles of one type.
pub const ROLES_PER_TYPE_MAX: usize = 32;
/// Longest name of a role or a role type.
pub const ROLE_NAME_MAX: usize = 100;
/// Most templates in the configuration.
pub const TEMPLATES_MAX: usize = 256;
/// Largest template in the configuration.
pub const TEMPLATE_DOCUMENT_MAX: usize = 128 * 1024;

/// Most members of a session that is not large.
pub const MEMBERS_OF_DOCUMENT_MAX: usize = 100;
/// Most members who left that a session remembers, to let them come back while
/// it is locked.
pub const DEPARTED_MAX: usize = 1000;
/// Most keywords of one session.
pub const KEYWORDS_MAX: usize = 64;
/// Longest keyword.
pub const KEYWORD_MAX: usize = 63;
/// Most subscriptions that one member has in one session.
pub const MEMBER_SUBSCRIPTIONS_MAX: usize = 8;
/// Longest secure device address, in base64.
pub const SECURE_DEVICE_ADDRESS_MAX: usize = 1024;
/// Most peers or servers that one member measures.
pub const MEASUREMENTS_MAX: usize = 100;
/// Longest connection string of a server, device token, name of a group or role.
pub const CONNECTION_STRING_MAX: usize = 256;
/// Most groups of one member, and most encounters in one write.
pub const GROUPS_MAX: usize = 64;
/// Most roles that one member says how much it wants them.
pub const ROLE_PREFERENCES_MAX: usize = 64;
/// Most servers in one session.
pub const SERVERS_MAX: usize = 64;
/// Most results of one search.
pub const SEARCH_RESULTS_MAX: u32 = 200;
/// Most criteria of one search.
pub const SEARCH_CRITERIA_MAX: usize = 64;
/// Most elements in a `;`-separated list of one criterion.
pub const SEARCH_LIST_MAX: usize = 256;
/// Longest string in a criterion.
pub const SEARCH_STRING_MAX: usize = 8 * 1024;
/// Longest regular expression in a criterion.
pub const SEARCH_PATTERN_MAX: usize = 256;
/// Largest regular expression as it was read, in memory: repetitions multiply,
/// and the time that a match takes grows with it.
pub const SEARCH_PATTERN_PROGRAM_MAX: usize = 8 * 1024;
/// Deepest nesting of groups and classes in a regular expression.
pub const SEARCH_PATTERN_DEPTH_MAX: u32 = 16;
/// Most text that the regular expressions of one search are held against,
/// summed over the sessions that meet its other criteria.
pub const SEARCH_PATTERN_TEXT_MAX: usize = 256 * 1024;
/// Most work that one search does on sessions that neither a bucket, a word or a
/// player of theirs nor the columns of the index rule out: a comparison with a
/// value is one, and one more for each 64 bytes of a text.
pub const SEARCH_TESTS_MAX: usize = 1_000_000;
/// Most values in columns that one search looks at: of a million sessions, 64
/// each.
pub const SEARCH_CELLS_MAX: usize = 64 << 20;
/// A search that needs more of such work than this, or looks at more values in
/// columns than [`SEARCH_BRIEF_CELLS`], takes milliseconds: a directory does it
/// beside what others wait for.
pub const SEARCH_BRIEF_TESTS: usize = 10_000;
/// See [`SEARCH_BRIEF_TESTS`].
pub const SEARCH_BRIEF_CELLS: usize = 2 << 20;
/// Longest filter of a search by search handles.
pub const FILTER_MAX: usize = 64 * 1024;
/// How deep parentheses and `not` nest in a filter.
pub const FILTER_DEPTH_MAX: usize = 32;
/// Most comparisons in a filter. In a list of what is no text, each element is
/// one more.
pub const FILTER_COMPARISONS_MAX: usize = 512;
/// Most elements of one list in a filter.
pub const FILTER_LIST_MAX: usize = 256;
/// Longest text that says what results are ordered by.
pub const ORDER_BY_MAX: usize = 4 * 1024;
/// Most things that results are ordered by.
pub const ORDER_KEYS_MAX: usize = 8;

/// Most rows of an answer to a query for sessions or activities.
pub const QUERY_RESULTS_MAX: usize = 100;
/// Most sessions that one such query reads.
pub const QUERY_READS_MAX: usize = 256;
/// So many sessions with due timers a search by filter looks at, to carry out
/// what is due.
pub const BROWSE_SETTLED_MAX: usize = 64;
/// Longest cursor of a search.
pub const CURSOR_MAX: usize = 128 * 1024;
/// Most players that one such query names.
pub const QUERIED_ACCOUNTS_MAX: usize = 1000;
/// How long an invite is good for.
pub const INVITE_LIFETIME_MS: u64 = 60 * 60 * 1000;
/// Most handles of one player that are good at a time, beside its activity.
pub const HANDLES_PER_PLAYER_MAX: usize = 200;
/// Most invites of one player that are good at a time, whoever sent them.
pub const INVITES_RECEIVED_MAX: usize = 100;
/// So many invites that are gone a client remembers of each of its users, so that
/// none of them is taken for a new one.
pub const INVITES_REMEMBERED_MAX: usize = 4 * INVITES_RECEIVED_MAX;
/// So many events of an overlay a client keeps that the game has not acknowledged.
pub const UI_EVENTS_MAX: usize = 64;
/// Longest account of another platform that an overlay names, in bytes.
pub const NATIVE_ACCOUNT_MAX: usize = 256;
/// Longest context of an invite, once it is encoded for a URI.
pub const INVITE_CONTEXT_MAX: usize = 256;
/// Longest name of the text that an invite shows.
pub const INVITE_CONTEXT_STRING_MAX: usize = 256;
/// How long a message of one player to another waits for its answer.
pub const MESSAGE_LIFETIME_MS: u64 = 60 * 60 * 1000;
/// Longest text of a message.
pub const MESSAGE_PAYLOAD_MAX: usize = 499;
/// Most players to whom one request sends a message.
pub const MESSAGE_RECEIVERS_MAX: usize = 100;
/// Most messages that wait for one player, whoever sent them. Answers are not
/// counted: they are there because the player has asked.
pub const MESSAGES_RECEIVED_MAX: usize = 100;
/// Most of these that are of one sender, so that nobody keeps others out of a
/// player's hands.
pub const MESSAGES_OF_ONE_MAX: usize = 10;
/// Most messages that are there because of one player: those that it has sent,
/// whoever they are for, and the answers to what it has asked.
pub const MESSAGES_SENT_MAX: usize = 500;
/// So many messages that are gone a directory remembers, so that a request that
/// arrives once more brings none of them back.
pub const MESSAGES_REMEMBERED_MAX: usize = 8 * 1024;
/// So many messages that are gone a client remembers of each of its users, so that
/// none of them is taken for a new one.
pub const MESSAGES_REMEMBERED_BY_CLIENTS_MAX: usize = 4 * MESSAGES_RECEIVED_MAX;
/// Most news of messages that wait for a push connection, as with taps.
pub const MESSAGES_WAITING_MAX: usize = 512;
/// Most tags, strings, numbers or achievements of a search handle, of each.
pub const SEARCH_ATTRIBUTES_MAX: usize = 64;
/// Longest tag or name of an attribute of a search handle.
pub const SEARCH_NAME_MAX: usize = 99;
/// Longest string of a search handle, in characters.
pub const SEARCH_VALUE_MAX_CHARS: usize = 99;
/// Longest language or achievement id of a search handle.
pub const SEARCH_WORD_MAX: usize = 64;

/// Most players that one player follows.
pub const FOLLOWED_MAX: usize = 1000;
/// Most players that one player blocks.
pub const BLOCKED_MAX: usize = 1000;
/// Most invites to be friends that one player is shown at a time; with so many no
/// further one is taken. All of its friends, invites and blocks fit into a frame.
pub const FRIEND_INVITES_RECEIVED_MAX: usize = 500;
/// Most declined invites of which it is remembered that they were; the oldest are
/// forgotten first, and show again where they are still out.
pub const FRIEND_INVITES_DECLINED_MAX: usize = 1000;
/// Most sanctions of one player.
pub const SANCTIONS_PER_PLAYER_MAX: usize = 32;
/// Longest action of a sanction.
pub const SANCTION_ACTION_MAX: usize = 64;
/// Longest reason of a sanction.
pub const SANCTION_REASON_MAX: usize = 512;
/// Longest reference id of a sanction.
pub const SANCTION_REFERENCE_MAX: usize = 64;
/// Most players on one page of a deployment's sanctions.
pub const SANCTIONS_PAGE_MAX: usize = 100;
/// How long a player without a push connection counts as being in a title
/// after its last sign of life there.
pub const PRESENCE_DECAY_MS: u64 = 5 * 60 * 1000;
/// Most records of what a player shows of itself in a title.
pub const PRESENCE_RECORDS_MAX: usize = 32;
/// Longest key of such a record, in characters.
pub const PRESENCE_KEY_MAX_CHARS: usize = 64;
/// Longest value of such a record, in characters.
pub const PRESENCE_VALUE_MAX_CHARS: usize = 255;
/// Longest text that a player shows beside its name, in characters.
pub const RICH_TEXT_MAX_CHARS: usize = 255;
/// Longest word by which a player's friends join it.
pub const JOIN_INFO_MAX: usize = 255;
/// Longest name of a product or a platform that a player shows, in characters.
pub const PRESENCE_LABEL_MAX_CHARS: usize = 64;

/// Largest request body.
pub const REQUEST_BODY_MAX: usize = 256 * 1024;
/// Largest answer that the library reads: the longest list of results that the
/// other limits allow, and some.
pub const ANSWER_MAX: usize = 32 * 1024 * 1024;
/// Largest value of the custom properties of a session or a member, summed
/// over its keys.
pub const CUSTOM_PROPERTIES_MAX: usize = 64 * 1024;
/// Largest sum of all custom values of one session, its members' and the names
/// of what they measured, of their groups and of roles included: a session is
/// written whole at each change of it, and shown whole.
pub const SESSION_CUSTOM_MAX: usize = 4 * 1024 * 1024;
/// Deepest nesting of objects and lists within one custom value.
pub const CUSTOM_DEPTH_MAX: usize = 32;
/// Largest push frame, in either direction.
pub const FRAME_MAX: usize = 64 * 1024;
/// Most subscriptions on one push connection.
pub const SUBSCRIPTIONS_MAX: usize = 64;
/// Most sessions that the members on one push connection are tapped for.
pub const SESSION_SUBSCRIPTIONS_MAX: usize = 10;
/// Most taps that wait for a push connection; with one more they are dropped,
/// and the client is told to read everything again.
pub const TAPS_WAITING_MAX: usize = 512;
/// Most news of invites that wait for a push connection, as with taps.
pub const INVITES_WAITING_MAX: usize = 512;
/// Most players whose friendship has changed and waits to be told to a push
/// connection, as with taps.
pub const FRIENDS_WAITING_MAX: usize = 512;
/// Most sessions of which the last state waits for a push connection, as with
/// taps.
pub const SESSIONS_WAITING_MAX: usize = 64;
/// Most players of whom one event of a session tells that they went.
pub const DEPARTED_TOLD_MAX: usize = 256;
/// Most taps in one push frame, which stays far below [`FRAME_MAX`] so.
pub const TAPS_PER_FRAME_MAX: usize = 32;
/// How long a nonce stands for the token that it was given for.
pub const NONCE_LOGIN_MS: u64 = 60_000;
/// Most nonces that wait to be used; the oldest are forgotten first.
pub const NONCES_WAITING_MAX: usize = 8 * 1024;
/// Most player sessions that are open as one caller tells it: those of the
/// players of one machine, or of one server.
pub const PLAYER_SESSIONS_PER_CALLER_MAX: usize = 1024;
/// After which time a player session that nobody ended counts as ended.
pub const PLAYER_SESSION_LIFETIME_MS: u64 = 12 * 60 * 60 * 1000;
/// Most beginnings and ends of player sessions that wait in a process to be told.
pub const PLAYER_SESSION_REPORTS_MAX: usize = 1024;
/// Most nonces of one caller that wait to be used.
pub const NONCES_PER_CALLER_MAX: usize = 8;
/// Longest display name.
pub const DISPLAY_NAME_MAX: usize = 32;
/// Longest device model; a longer one is cut.
pub const DEVICE_MODEL_MAX: usize = 64;
/// As many digits of a device's digest are shown to sessions.
pub const DEVICE_SHOWN: usize = 16;
/// Longest id of an account in another system.
pub const EXTERNAL_ACCOUNT_ID_MAX: usize = 256;
/// Longest display name that another system tells; a longer one is cut.
pub const EXTERNAL_NAME_MAX: usize = 128;
/// Longest product or sandbox id, platform or type of a device that a program
/// names at a login.
pub const LOGIN_LABEL_MAX: usize = 64;
/// Most ids in one question for external accounts or for their players.
pub const MAPPINGS_MAX: usize = 128;
/// Most devices of one account.
pub const DEVICES_PER_ACCOUNT_MAX: usize = 64;
/// Longest token of another system that a login may bring.
pub const EXTERNAL_TOKEN_MAX: usize = 16 * 1024;
/// How long it may take to learn from an issuer who the bearer of a token is.
pub const VOUCHING_MS: u64 = 10_000;
/// How long a connection to an issuer may take, and how long one answer.
pub const ISSUER_CONNECT_MS: u64 = 3_000;
/// See [`ISSUER_CONNECT_MS`].
pub const ISSUER_MS: u64 = 4_000;
/// What an issuer publishes is asked for again after so long.
pub const ISSUER_FRESH_MS: u64 = 60 * 60 * 1000;
/// While an issuer does not answer, what it published serves for so long.
pub const ISSUER_STALE_MS: u64 = 24 * 60 * 60 * 1000;
/// An issuer is asked for that again, for the sake of a key that is not known
/// or after it did not answer, no sooner than this.
pub const ISSUER_PAUSE_MS: u64 = 5_000;
/// Largest answer of an issuer.
pub const ISSUER_DOCUMENT_MAX: usize = 256 * 1024;
/// Most keys of one issuer; more are passed over.
pub const ISSUER_KEYS_MAX: usize = 64;
/// Most issuers in the configuration.
pub const ISSUERS_MAX: usize = 16;
/// Longest text before the ids of one issuer.
pub const ISSUER_PREFIX_MAX: usize = 32;
/// So much may the clocks of issuers differ from the directory's.
pub const CLOCK_SKEW_MS: u64 = 60_000;
/// Longest token of any kind.
pub const TOKEN_MAX: usize = 4096;
/// Longest nonce that a client may send.
pub const NONCE_MAX: usize = 64;

/// A push connection is pinged this often.
pub const PING_INTERVAL_MS: u64 = 10_000;
/// A push connection that was silent for so long is dead, and the sessions
/// that hang on it go.
pub const CONNECTION_SILENCE_MS: u64 = 25_000;
/// Due timers are looked for this often.
pub const SWEEP_INTERVAL_MS: u64 = 500;
/// How long a user's or a client's access token is good for.
pub const ACCESS_TOKEN_LIFETIME_MS: u64 = 60 * 60 * 1000;
/// A game is told so long before the end of a token that it could not be
/// renewed so far; of a short token, when a quarter of its lifetime is left.
pub const TOKEN_EXPIRY_WARNING_MS: u64 = 10 * 60 * 1000;
/// The shortest and the longest lifetime of a token that a client believes.
pub const TOKEN_LIFETIME_BELIEVED_MS: (u64, u64) = (10_000, 30 * 24 * 60 * 60 * 1000);
/// How long a library goes by the keys that it has fetched before it asks for a
/// key that it does not know.
pub const KEY_REFETCH_MS: u64 = 30_000;
/// How long a continuance token is good for.
pub const CONTINUANCE_LIFETIME_MS: u64 = 10 * 60 * 1000;
/// How long a refresh token is good that nobody uses.
pub const REFRESH_TOKEN_LIFETIME_MS: u64 = 30 * 24 * 60 * 60 * 1000;
/// Most refresh tokens of one account; of more, the oldest are revoked.
pub const REFRESH_TOKENS_PER_ACCOUNT_MAX: usize = 16;
/// Longest `scope` of a login.
pub const SCOPE_MAX: usize = 256;
/// A library that was not ticked for so long stops claiming to be alive.
pub const UNTICKED_LIBRARY_MS: u64 = 120_000;
/// A client that is asked to come again later waits for so long at most.
pub const RETRY_AFTER_MAX_MS: u64 = 60_000;
/// A client that has asked too often, and is not told for how long to wait, waits
/// for so long.
pub const RETRY_AFTER_UNSAID_MS: u64 = 1000;
/// How long a deleted record leaves its tombstone.
pub const TOMBSTONE_LIFETIME_MS: u64 = 10 * 60 * 1000;
/// How long it is remembered that a creation was refused, or that its session
/// was ended by its owner: one that arrives once more makes nothing. Longer than
/// any request is under way.
pub const SPENT_REMEMBERED_MS: u64 = 60_000;
/// Most of such creations that are remembered; the oldest are forgotten first.
pub const SPENT_REMEMBERED_MAX: usize = 8 * 1024;
/// While the store refuses writes, asking for the directory's health tries it
/// this often.
pub const STORE_TRIAL_INTERVAL_MS: u64 = 1000;
/// How often one command is tried again after another writer was first.
pub const COMPARE_AND_SWAP_ATTEMPTS: u32 = 64;

/// The most connections at a time that an operator may allow a directory.
pub const CONNECTIONS_MAX_MOST: usize = 1_000_000;

/// Most connections that a directory holds at a time, where the operator does
/// not say otherwise; further ones are refused.
pub const CONNECTIONS_MAX: usize = 16 * 1024;
/// Most connections that one address holds at a time: a household, a dormitory,
/// a studio behind one address. Loopback and trusted proxies are not counted.
pub const CONNECTIONS_PER_ADDRESS_MAX: usize = 512;
/// Most bytes of a request's head.
pub const REQUEST_HEAD_MAX: usize = 16 * 1024;
/// Longest text of a parser that a refusal hands on; what it quotes is cut.
pub const MESSAGE_MAX: usize = 512;
/// Most entity tags in one condition of a request.
pub const ENTITY_TAGS_MAX: usize = 8;
/// Most headers of a request.
pub const REQUEST_HEADERS_MAX: usize = 64;
/// Longest request id that is taken over from a trusted proxy.
pub const REQUEST_ID_MAX: usize = 128;
/// How long the handshake of TLS may take.
pub const TLS_HANDSHAKE_MS: u64 = 10_000;
/// How long the head of a request may take from its first byte on; a new
/// connection may take as long for its first byte.
pub const REQUEST_HEAD_MS: u64 = 10_000;
/// How long the body of a request may take after its head.
pub const REQUEST_BODY_MS: u64 = 10_000;
/// How long a request may take in all.
pub const REQUEST_MS: u64 = 30_000;
/// How long a connection is kept for its next request. Longer than clients keep
/// theirs, so that none sends into a connection that is about to close.
pub const KEEP_ALIVE_MS: u64 = 60_000;
/// How long a client may take to accept [`WRITE_PROGRESS_MIN`] bytes of what it
/// is sent, or what is left of it.
pub const WRITE_STALL_MS: u64 = 30_000;
/// A client that accepts less in [`WRITE_STALL_MS`] reads too slowly to be kept.
pub const WRITE_PROGRESS_MIN: usize = 16 * 1024;
/// A larger answer counts among the large ones.
pub const SMALL_ANSWER_MAX: usize = 256 * 1024;
/// As many bytes of large answers may be on their way at a time.
pub const LARGE_ANSWERS_MAX: usize = 128 * 1024 * 1024;
/// How long a client may take to read a large answer.
pub const LARGE_ANSWER_MS: u64 = 60_000;
/// How long the rest of a body may take that nobody wants to know.
pub const UNREAD_BODY_MS: u64 = 500;
/// How long a connection whose body is not waited for is kept so that the
/// client reads its answer.
pub const LINGER_MS: u64 = 3_000;
/// As much of such a body is thrown away.
pub const LINGER_MAX: usize = 16 * 1024 * 1024;

/// The short window in which requests of a caller are counted. It begins with
/// the first request after the one before was over.
pub const RATE_BURST_MS: u64 = 15_000;
/// The long window.
pub const RATE_SUSTAINED_MS: u64 = 300_000;
/// Requests of a user in a title that the contract knows, but for those below.
pub const MPSD_RATE: Rate = Rate::new(30, 300);
/// Reading search handles, by a query or by the id, of a user in a title; and
/// the same number again for writing them.
pub const SEARCH_HANDLE_RATE: Rate = Rate::new(1, 20);
/// Requests of a user around EOS sessions: sixteen sessions that a host puts back
/// after an outage, a full house that it registers player by player, and air.
pub const EOS_RATE: Rate = Rate::new(100, 1000);
/// Searches of a user for EOS sessions: a list that is read anew each second.
pub const EOS_SEARCH_RATE: Rate = Rate::new(15, 150);
/// Requests of a user or a program to the EOS web API.
pub const WEB_RATE: Rate = Rate::new(30, 300);
/// Requests of one instance of a trusted server.
pub const SERVER_RATE: Rate = Rate::new(600, 6000);
/// Its searches, whatever it asks by.
pub const SERVER_SEARCH_RATE: Rate = Rate::new(150, 1500);
/// Push connections of one caller, and nonces for them.
pub const PUSH_RATE: Rate = Rate::new(20, 100);
/// Logins from one address, which a dormitory may share.
pub const LOGIN_RATE: Rate = Rate::new(120, 600);
/// New devices, and so accounts, from one address.
pub const NEW_DEVICE_RATE: Rate = Rate::new(30, 150);
/// Requests without a token, where they are answered, from one address.
pub const ANONYMOUS_RATE: Rate = Rate::new(30, 300);
/// Requests with a token that is none, from one address.
pub const BAD_TOKEN_RATE: Rate = Rate::new(60, 600);
/// Least and most thousandths of these numbers that an operator may have.
pub const RATE_THOUSANDTHS: (u32, u32) = (100, 1_000_000);
/// Most counts that are remembered of callers, each for one kind of requests,
/// and as many of addresses. Who is forgotten begins anew.
pub const RATES_REMEMBERED_MAX: usize = 64 * 1024;

/// Most changes that the journal of a directory at a desk remembers.
pub const JOURNAL_MAX: usize = 500;
/// Most members of whom one change in that journal tells.
pub const JOURNAL_MOVES_MAX: usize = 20;
/// Most sessions that the explorer page lists.
pub const EXPLORED_SESSIONS_MAX: usize = 500;
/// Most members that it shows of one session.
pub const EXPLORED_MEMBERS_MAX: usize = 200;
/// Most of whom it says that they are there.
pub const EXPLORED_PEOPLE_MAX: usize = 500;
/// Most sessions that it names of each of them.
pub const EXPLORED_SEATS_MAX: usize = 20;
/// Most members that it names of a session in one line.
pub const EXPLORED_NAMES_MAX: usize = 8;

/// Longest wait that a fault on demand gives a request, and longest part of it
/// that is drawn: both together are less than [`REQUEST_MS`], and than the
/// silence that a connection may keep.
pub const FAULT_LATENCY_MAX_MS: u64 = 10_000;
/// Longest outage on demand, a day.
pub const FAULT_OUTAGE_MAX_MS: u64 = 24 * 60 * 60 * 1000;
/// Farthest that the clock of a desk can be ahead, ten years.
pub const FAULT_CLOCK_MAX_MS: u64 = 10 * 365 * 24 * 60 * 60 * 1000;
/// Most results that wait to be given, each for an operation of its own.
pub const FAULT_RESULTS_MAX: usize = 64;
/// Most requests that are given one result, or are lost.
pub const FAULT_TIMES_MAX: u32 = 1_000_000;
