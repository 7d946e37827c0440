//! 提出: files on their way into the log store or the tables.
