// Tests of MailMessage.
