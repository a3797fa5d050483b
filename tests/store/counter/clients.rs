//! People as the studio knows them.
