"""News for readers without an account: a feed of releases, a calendar of due dates, previews of links, words to search engines."""
