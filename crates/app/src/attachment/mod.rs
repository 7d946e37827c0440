//! Files beside a contest, a credit or an engagement.
