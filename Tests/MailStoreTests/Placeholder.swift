// Tests of MailStore.
