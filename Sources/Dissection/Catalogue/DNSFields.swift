// The fields of DNS. Read first: ../FieldInfo.swift.

let dnsFields: [FieldInfo] = [
    FieldInfo(
        "dns.length", "Length", .decimal, "Over TCP: how long the message is.", "TCPの場合の、メッセージの長さです。",
        "RFC 1035 §4.2.2"
    ),
    FieldInfo(
        "dns.id", "Transaction ID", .hexadecimal(4),
        "Tells which answer belongs to which question; hard to guess on purpose.",
        "どの質問への答えかを見分ける番号。推測されにくい値です。",
        "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.flags", "Flags", .hexadecimal(4), "Question or answer, and how it was found.",
        "質問か答えか、どのように得たかを示します。",
        "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.flags.response", "Response", .boolean, "0 is a question, 1 an answer.", "0は質問、1は答えです。",
        "RFC 1035 §4.1.1",
        lesson: "first-letter"),
    FieldInfo(
        "dns.flags.opcode", "Opcode", .decimal, "0: an ordinary question.", "0はふつうの質問です。", "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.flags.authoritative", "Authoritative", .boolean, "1 when the server itself keeps the record.",
        "そのレコードを管理するサーバー自身の答えなら1です。", "RFC 1035 §4.1.1", lesson: "first-letter"),
    FieldInfo(
        "dns.flags.truncated", "Truncated", .boolean, "1 when the answer did not fit: ask again over TCP.",
        "入りきらなければ1。TCPで聞き直します。", "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.flags.conflict", "Conflict", .boolean, "1 when more than one machine has the name.",
        "同じ名前の機器が複数あれば1です。",
        "RFC 4795 §2.1.1"),
    FieldInfo(
        "dns.flags.tentative", "Tentative", .boolean, "1 while the name is not yet confirmed.",
        "名前がまだ確かめられていなければ1です。",
        "RFC 4795 §2.1.1"),
    FieldInfo(
        "dns.flags.recdesired", "Recursion desired", .boolean, "1 asks the server to find out by itself.",
        "1なら、サーバー自身に調べてきてほしいという意味です。", "RFC 1035 §4.1.1", lesson: "first-letter"),
    FieldInfo(
        "dns.flags.recavail", "Recursion available", .boolean, "1 when the server does that.",
        "サーバーがそれに応じるなら1です。",
        "RFC 1035 §4.1.1"),
    FieldInfo("dns.flags.z", "Z", .boolean, "Not used; 0.", "使われていません。0です。", "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.flags.authenticated", "Answer authenticated", .boolean, "1 when signatures (DNSSEC) were found right.",
        "署名（DNSSEC）が正しいと確かめられたら1です。", "RFC 4035 §3.2.3"),
    FieldInfo(
        "dns.flags.checkdisable", "Non-authenticated data", .boolean,
        "1 asks for the data even when its signatures are wrong.",
        "署名が正しくなくてもデータがほしいときに1にします。", "RFC 4035 §3.2.2"),
    FieldInfo(
        "dns.flags.rcode", "Reply code", .decimal, "0 all right, 2 the server failed, 3 there is no such name.",
        "0は正常、2はサーバーの失敗、3はその名前がないことを表します。", "RFC 1035 §4.1.1", lesson: "first-letter"),
    FieldInfo(
        "dns.count.queries", "Questions", .decimal, "How many questions there are.", "質問の数です。",
        "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.count.answers", "Answer RRs", .decimal, "How many records answer it.", "答えのレコードの数です。",
        "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.count.auth_rr", "Authority RRs", .decimal, "How many records tell who knows.",
        "誰が知っているかを示すレコードの数です。",
        "RFC 1035 §4.1.1"),
    FieldInfo(
        "dns.count.add_rr", "Additional RRs", .decimal, "How many records may be useful besides.",
        "ほかに役立つかもしれないレコードの数です。", "RFC 1035 §4.1.1"),
    FieldInfo("", "Queries", .none, "What is asked.", "質問の内容です。", "RFC 1035 §4.1.2"),
    FieldInfo(
        "", "Answers", .none, "The records that answer the question.", "質問に答えるレコードです。", "RFC 1035 §4.1.3"),
    FieldInfo(
        "", "Authoritative nameservers", .none, "Who knows more: the servers to ask next.",
        "もっと詳しい相手、つまり次に聞くべきサーバーです。",
        "RFC 1035 §4.1.3", lesson: "first-letter"),
    FieldInfo(
        "", "Additional records", .none, "What the asker would have to ask next, given at once.",
        "次に必要になる情報を先回りして添えたものです。", "RFC 1035 §4.1.3"),
    FieldInfo("", "DNS record", .none, "One question or record.", "一つの質問またはレコードです。", "RFC 1035 §4.1.3"),
    FieldInfo(
        "dns.qry.name", "Name", .made, "The name that is asked about.", "質問されている名前です。", "RFC 1035 §4.1.2",
        lesson: "first-letter"),
    FieldInfo("dns.qry.name.len", "Name Length", .decimal, "How many letters it has.", "名前の文字数です。"),
    FieldInfo(
        "dns.count.labels", "Label Count", .decimal, "How many parts it has between its dots.",
        "点で区切られた部分の数です。"),
    FieldInfo(
        "dns.qry.type", "Type", .decimal,
        "What is asked for: 1 A (address), 15 MX (mail server), 12 PTR (name of an address), 16 TXT.",
        "求めるレコードの種類。1はA（アドレス）、15はMX（メールサーバー）、12はPTR（アドレスの名前）、16はTXTです。",
        "RFC 1035 §3.2.2", lesson: "first-letter"),
    FieldInfo(
        "dns.qry.class", "Class", .hexadecimal(4), "1: the Internet.", "1はインターネットです。", "RFC 1035 §3.2.4"),
    FieldInfo(
        "dns.resp.name", "Name", .made, "The name that the record belongs to.", "レコードの持ち主の名前です。",
        "RFC 1035 §4.1.3"),
    FieldInfo("dns.resp.type", "Type", .decimal, "The kind of record.", "レコードの種類です。", "RFC 1035 §4.1.3"),
    FieldInfo(
        "dns.qry.qu", "\"QU\" question", .boolean, "1 when the answer may come to the asker alone, not to all.",
        "1なら、答えは全員あてでなく質問した相手だけに送ってかまいません。", "RFC 6762 §18.12"),
    FieldInfo(
        "dns.resp.cache_flush", "Cache flush", .boolean,
        "1 when everything older that is remembered of the name shall be forgotten.",
        "1なら、この名前について覚えている古い内容を忘れるように、という印です。", "RFC 6762 §18.13"),
    FieldInfo(
        "dns.resp.class", "Class", .hexadecimal(4), "1: the Internet.", "1はインターネットです。", "RFC 1035 §4.1.3"),
    FieldInfo(
        "dns.resp.ttl", "Time to live", .decimal, "For how many seconds the answer may be remembered.",
        "答えを覚えておいてよい秒数です。", "RFC 1035 §4.1.3", lesson: "first-letter"),
    FieldInfo(
        "dns.resp.len", "Data length", .decimal, "How many bytes of data follow.", "続くデータのバイト数です。",
        "RFC 1035 §4.1.3"),
    FieldInfo(
        "dns.a", "Address", .ipv4, "The IPv4 address of the name.", "その名前のIPv4アドレスです。", "RFC 1035 §3.4.1",
        lesson: "first-letter"),
    FieldInfo(
        "dns.aaaa", "AAAA Address", .ipv6, "The IPv6 address of the name.", "その名前のIPv6アドレスです。",
        "RFC 3596 §2.2"),
    FieldInfo(
        "dns.ns", "Name Server", .made, "A server that answers for the zone.", "そのゾーンについて答えるサーバーの名前です。",
        "RFC 1035 §3.3.11"),
    FieldInfo(
        "dns.cname", "CNAME", .made, "The real name behind an alias.", "別名の本当の名前です。", "RFC 1035 §3.3.1"),
    FieldInfo(
        "dns.ptr.domain_name", "Domain Name", .made, "The name of an address.", "アドレスに対応する名前です。",
        "RFC 1035 §3.3.12"),
    FieldInfo(
        "dns.mx.preference", "Preference", .decimal, "The smaller, the sooner this server is tried.",
        "小さいほど先に試されます。",
        "RFC 5321 §5.1", lesson: "first-letter"),
    FieldInfo(
        "dns.mx.mail_exchange", "Mail Exchange", .made, "A server that takes mail for the domain.",
        "そのドメインのメールを受け取るサーバーです。", "RFC 5321 §5.1", lesson: "first-letter"),
    FieldInfo(
        "dns.txt.length", "TXT Length", .decimal, "How long the text is.", "テキストの長さです。", "RFC 1035 §3.3.14"),
    FieldInfo(
        "dns.txt", "TXT", .text, "Any text; here domains publish who may send for them (SPF).",
        "自由なテキスト。誰が送ってよいか（SPF）などを公開します。", "RFC 1035 §3.3.14", lesson: "first-letter"),
    FieldInfo(
        "dns.soa.mname", "Primary name server", .made, "The zone's first server.", "ゾーンの主サーバーです。",
        "RFC 1035 §3.3.13"),
    FieldInfo(
        "dns.soa.rname", "Responsible authority's mailbox", .made,
        "The mail address of the zone's administrator, with a dot for the @.",
        "管理者のメールアドレス（@の代わりに点）です。",
        "RFC 1035 §3.3.13"),
    FieldInfo(
        "dns.soa.serial_number", "Serial Number", .decimal, "Grows with every change of the zone.",
        "ゾーンが変わるたびに増える番号です。",
        "RFC 1035 §3.3.13"),
    FieldInfo(
        "dns.soa.refresh_interval", "Refresh Interval", .decimal,
        "How often other servers ask for changes, in seconds.", "副サーバーが変更を確かめる間隔（秒）です。",
        "RFC 1035 §3.3.13"),
    FieldInfo(
        "dns.soa.retry_interval", "Retry Interval", .decimal, "When they try again after a failure.",
        "失敗したときの再試行の間隔です。", "RFC 1035 §3.3.13"),
    FieldInfo(
        "dns.soa.expire_limit", "Expire limit", .decimal, "When they stop answering without news.",
        "連絡がないまま答え続けてよい期間です。", "RFC 1035 §3.3.13"),
    FieldInfo(
        "dns.soa.minimum_ttl", "Minimum TTL", .decimal, "For how long “there is no such name” may be remembered.",
        "「その名前はない」という答えを覚えてよい秒数です。", "RFC 2308 §4"),
    FieldInfo(
        "dns.srv.priority", "Priority", .decimal, "The smaller, the sooner.", "小さいほど先に試されます。", "RFC 2782"),
    FieldInfo(
        "dns.srv.weight", "Weight", .decimal, "The larger, the more often, among equals.",
        "同順位の中では大きいほど多く選ばれます。",
        "RFC 2782"),
    FieldInfo("dns.srv.port", "Port", .decimal, "The port of the service.", "サービスのポート番号です。", "RFC 2782"),
    FieldInfo(
        "dns.srv.target", "Target", .made, "The machine of the service.", "サービスのある機器の名前です。", "RFC 2782"),
    FieldInfo(
        "dns.rr.udp_payload_size", "UDP payload size", .decimal, "How large an answer the asker can take over UDP.",
        "UDPで受け取れる答えの大きさです。", "RFC 6891 §6.2.3"),
    FieldInfo(
        "dns.rr.udp_payload_size", "UDP payload size", .hexadecimal(4),
        "How large an answer the asker can take, in multicast DNS.", "マルチキャストDNSで受け取れる答えの大きさです。",
        "RFC 6891 §6.2.3"),
    FieldInfo(
        "dns.resp.ext_rcode", "Higher bits in extended RCODE", .hexadecimal(2), "More room for the reply code.",
        "応答コードの上位部分です。", "RFC 6891 §6.1.3"),
    FieldInfo(
        "dns.resp.edns0_version", "EDNS0 version", .decimal, "The version of the extension: 0.",
        "拡張のバージョン。0です。",
        "RFC 6891 §6.1.3"),
    FieldInfo("dns.resp.z", "Z", .hexadecimal(4), "Flags of the extension.", "拡張のフラグです。", "RFC 6891 §6.1.4"),
    FieldInfo(
        "dns.resp.z.do", "DO bit", .boolean, "1 asks for signatures (DNSSEC).", "署名（DNSSEC）を求めるなら1です。",
        "RFC 3225 §3"),
    FieldInfo(
        "dns.resp.z.reserved", "Reserved", .hexadecimal(4), "Not used; 0.", "使われていません。0です。",
        "RFC 6891 §6.1.4"),
    FieldInfo("dns.opt", "Option", .heading, "An option of EDNS.", "EDNSのオプションです。", "RFC 6891 §6.1.2"),
    FieldInfo(
        "dns.opt.code", "Option Code", .decimal, "Which option: 10 is a cookie.",
        "オプションの種類。10はクッキーです。",
        "RFC 6891 §6.1.2"),
    FieldInfo("dns.opt.len", "Option Length", .decimal, "How long it is.", "その長さです。", "RFC 6891 §6.1.2"),
    FieldInfo("dns.opt.data", "Option Data", .bytes, "What it holds.", "その中身です。", "RFC 6891 §6.1.2"),
    FieldInfo(
        "dns.opt.cookie.client", "Client Cookie", .bytes, "A number by which the asker knows its own answers.",
        "質問した側が自分への答えを見分けるための値です。", "RFC 7873 §4"),
    FieldInfo(
        "dns.opt.cookie.server", "Server Cookie", .bytes, "A number by which the server knows an asker again.",
        "サーバーが相手を見分けるための値です。", "RFC 7873 §4"),
    FieldInfo(
        "dns.data", "Data", .bytes, "Data of a record that is not taken apart.", "分解されないレコードの中身です。",
        "RFC 3597 §5"),
]
