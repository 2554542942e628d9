// Interim: replaced one by one as MailStore, SMTPProtocol and DNSProtocol land.
import Wire
import Basics
import HostStack
