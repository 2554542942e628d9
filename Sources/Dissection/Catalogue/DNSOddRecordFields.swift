// Rare records of DNS, and ones that are gone. Read first: ../FieldInfo.swift.

let dnsOddRecordFields: [FieldInfo] = [
    FieldInfo(
        "dns.md", "Mail Destination", .made, "Where mail was to go, before there was MX.",
        "MX以前の、メールの届け先です。",
        "RFC 1035 §3.3.4"),
    FieldInfo(
        "dns.mf", "Mail Forwarder", .made, "Who would pass mail on, before there was MX.",
        "MX以前の、メールの転送役です。",
        "RFC 1035 §3.3.5"),
    FieldInfo(
        "dns.mb", "MailBox Domaine", .made, "The machine that has the mailbox.", "メールボックスのあるホストです。",
        "RFC 1035 §3.3.3"),
    FieldInfo(
        "dns.mg", "Mail Group member", .made, "A member of a mailing list.", "メーリングリストの一員です。",
        "RFC 1035 §3.3.6"),
    FieldInfo(
        "dns.mr", "Mail Rename domaine", .made, "What the mailbox is called now.", "メールボックスの新しい名前です。",
        "RFC 1035 §3.3.8"),
    FieldInfo(
        "dns.nsap.rdata", "NSAP Data", .bytes, "An address of the OSI network.", "OSIネットワークのアドレスです。",
        "RFC 1706 §5"),
    FieldInfo(
        "dns.nsap_ptr.owner", "Owner", .made, "The name that belongs to such an address.",
        "OSIアドレスに対応する名前です。",
        "RFC 1706 §6"),
    FieldInfo(
        "dns.gpos.longitude_length", "Longitude length", .decimal, "How long the next text is.",
        "次の文字列の長さです。",
        "RFC 1712 §3"),
    FieldInfo(
        "dns.gpos.longitude", "Longitude", .text, "How far east the place lies, in degrees.", "経度（度）です。",
        "RFC 1712 §3"),
    FieldInfo(
        "dns.gpos.latitude_length", "Latitude length", .decimal, "How long the next text is.", "次の文字列の長さです。",
        "RFC 1712 §3"),
    FieldInfo(
        "dns.gpos.latitude", "Latitude", .text, "How far north it lies, in degrees.", "緯度（度）です。",
        "RFC 1712 §3"),
    FieldInfo(
        "dns.gpos.altitude_length", "Altitude length", .decimal, "How long the next text is.", "次の文字列の長さです。",
        "RFC 1712 §3"),
    FieldInfo(
        "dns.gpos.altitude", "Altitude", .text, "How high it lies, in metres.", "高さ（メートル）です。",
        "RFC 1712 §3"),
    FieldInfo(
        "dns.loc.unknown_data", "Unknown data", .bytes, "A place in a form that is not known here.",
        "ここでは知られていない形式の位置です。", "RFC 1876 §2"),
    FieldInfo(
        "dns.ilnp.nid.preference", "Preference", .decimal, "The smaller, the better.", "小さいほど優先されます。",
        "RFC 6742 §2.1.1"
    ),
    FieldInfo(
        "dns.ilnp.nid", "NodeID", .bytes, "Who a machine is, wherever it is.", "場所によらない機器の識別子です。",
        "RFC 6742 §2.1.1"),
    FieldInfo(
        "dns.ilnp.l32.preference", "Preference", .decimal, "The smaller, the better.", "小さいほど優先されます。",
        "RFC 6742 §2.2.1"
    ),
    FieldInfo(
        "dns.ilnp.l32", "Locator32", .ipv4, "The network in which it is.", "機器がいるネットワークです。", "RFC 6742 §2.2.1"),
    FieldInfo(
        "dns.ilnp.l64.preference", "Preference", .decimal, "The smaller, the better.", "小さいほど優先されます。",
        "RFC 6742 §2.3.1"
    ),
    FieldInfo(
        "dns.ilnp.l64", "Locator64", .bytes, "The network in which it is.", "機器がいるネットワークです。", "RFC 6742 §2.3.1"),
    FieldInfo(
        "dns.ilnp.lp.preference", "Preference", .decimal, "The smaller, the better.", "小さいほど優先されます。",
        "RFC 6742 §2.4.1"),
    FieldInfo(
        "dns.ilnp.lp", "Locator FQDN", .made, "A name that has the networks.", "ネットワークの一覧を持つ名前です。",
        "RFC 6742 §2.4.1"),
    FieldInfo(
        "dns.tkey.algo_name", "Algorithm name", .made, "How the key is agreed upon.", "鍵を取り決める方法です。",
        "RFC 2930 §2.1"),
    FieldInfo(
        "dns.tkey.signature_inception", "Signature Inception", .date, "From when on the key is good.",
        "鍵が有効になる時刻です。",
        "RFC 2930 §2.3"),
    FieldInfo(
        "dns.tkey.signature_expiration", "Signature Expiration", .date, "Until when it is good.", "鍵の期限です。",
        "RFC 2930 §2.3"),
    FieldInfo(
        "dns.tkey.mode", "Mode", .decimal, "How keys are exchanged: 2 Diffie-Hellman, 3 GSS-API.",
        "鍵の交換方法。2はDiffie-Hellman、3はGSS-APIです。", "RFC 2930 §2.5"),
    FieldInfo(
        "dns.tkey.error", "Error", .decimal, "What went wrong; 0 is nothing.", "エラーの番号。0なら問題ありません。",
        "RFC 2930 §2.6"),
    FieldInfo(
        "dns.tkey.key_size", "Key Size", .decimal, "How many bytes of key data follow.", "続く鍵データのバイト数です。",
        "RFC 2930 §2.7"),
    FieldInfo("dns.tkey.key_data", "Key Data", .bytes, "What is exchanged.", "交換されるデータです。", "RFC 2930 §2.7"),
    FieldInfo(
        "dns.tkey.other_size", "Other Size", .decimal, "How many other bytes follow.",
        "続くその他のデータのバイト数です。",
        "RFC 2930 §2.8"),
    FieldInfo("dns.tkey.other_data", "Other Data", .bytes, "Not used.", "使われていません。", "RFC 2930 §2.8"),
    FieldInfo("dns.wks.address", "Address", .ipv4, "The machine.", "その機器のアドレスです。", "RFC 1035 §3.4.2"),
    FieldInfo(
        "dns.wks.protocol", "Protocol", .decimal, "6 is TCP, 17 UDP.", "6はTCP、17はUDPです。", "RFC 1035 §3.4.2"),
    FieldInfo(
        "dns.wks.bits", "Bits", .hexadecimal(2), "Eight ports, one bit each.", "8個のポートを1ビットずつ表します。",
        "RFC 1035 §3.4.2"),
    FieldInfo(
        "dns.key.flags", "Flags", .hexadecimal(4), "What the key may be used for.", "鍵の用途です。",
        "RFC 2535 §3.1.2"),
    FieldInfo(
        "dns.key.flags.authentication", "Key allowed for authentication", .boolean,
        "1 when it must not be used for signatures.", "署名に使えないなら1です。", "RFC 2535 §3.1.2"),
    FieldInfo(
        "dns.key.flags.confidentiality", "Key allowed for confidentiality", .boolean,
        "1 when it must not be used to encrypt.", "暗号に使えないなら1です。", "RFC 2535 §3.1.2"),
    FieldInfo(
        "dns.key.flags.required", "Key required", .boolean, "1 when it is an experiment.", "試験用なら1です。",
        "RFC 2065 §3.3"),
    FieldInfo(
        "dns.key.flags.associated_user", "Key is associated with a user", .boolean, "1 when it is a user's.",
        "利用者の鍵なら1です。", "RFC 2065 §3.3"),
    FieldInfo(
        "dns.key.flags.associated_named_entity", "Key is associated with the named entity", .boolean,
        "1 when it belongs to a machine.", "機器などの鍵なら1です。", "RFC 2065 §3.3"),
    FieldInfo(
        "dns.key.flags.ipsec", "Key use with IPSEC", .boolean, "1 when it serves IPsec.", "IPsec用なら1です。",
        "RFC 2065 §3.3"),
    FieldInfo(
        "dns.key.flags.mime", "Key use with MIME security multiparts", .boolean, "1 when it serves mail.",
        "メール用なら1です。",
        "RFC 2065 §3.3"),
    FieldInfo(
        "dns.key.flags.signatory", "Signatory", .decimal, "What it may sign updates of.",
        "どの更新に署名できるかを示します。",
        "RFC 2535 §3.1.2"),
    FieldInfo(
        "dns.key.protocol", "Protocol", .decimal, "What it serves: 3 is DNSSEC.", "用途。3はDNSSECです。",
        "RFC 2535 §3.1.3"),
    FieldInfo("dns.key.algorithm", "Algorithm", .decimal, "How it signs.", "署名の方式です。", "RFC 2535 §3.2"),
    FieldInfo(
        "dns.key.key_id", "Key ID", .decimal, "A short number for the key.", "鍵を短く表す番号です。",
        "RFC 2535 §4.1.6"),
    FieldInfo("dns.key.public_key", "Public Key", .bytes, "The key itself.", "鍵そのものです。", "RFC 2535 §3.1"),
    FieldInfo(
        "dns.nxt.next_domain_name", "Next Domain Name", .made, "The next name of the zone; none lies between.",
        "ゾーンの次の名前。間には何もありません。", "RFC 2535 §5.2"),
    FieldInfo(
        "dns.a6.prefix_len", "Prefix len", .decimal, "How many leading bits another record has.",
        "別のレコードにある先頭のビット数です。",
        "RFC 2874 §3.1"),
    FieldInfo(
        "dns.a6.address_suffix", "Address Suffix", .made, "The end of the address.", "アドレスの後ろの部分です。",
        "RFC 2874 §3.1"),
    FieldInfo(
        "dns.a6.prefix_name", "Prefix name", .made, "Who has its beginning.", "先頭の部分を持つ名前です。",
        "RFC 2874 §3.1"),
    FieldInfo(
        "dns.apl.address_family", "Address Family", .decimal, "1 is IPv4, 2 IPv6.", "1はIPv4、2はIPv6です。",
        "RFC 3123 §4"),
    FieldInfo(
        "dns.apl.coded_prefix", "Prefix Length", .decimal, "How many bits name the network.", "ネットワークを表すビット数です。",
        "RFC 3123 §4"),
    FieldInfo(
        "dns.apl.negation", "Negation Flag", .boolean, "1: all but this network.", "1なら、このネットワークを除きます。",
        "RFC 3123 §4"),
    FieldInfo(
        "dns.apl.afdlength", "Address Length", .decimal, "How many bytes of the address follow.",
        "続くアドレスのバイト数です。",
        "RFC 3123 §4"),
    FieldInfo("dns.apl.afdpart.ipv4", "Address", .ipv4, "The network.", "そのネットワークです。", "RFC 3123 §4"),
    FieldInfo("dns.apl.afdpart.ipv6", "Address", .ipv6, "The network.", "そのネットワークです。", "RFC 3123 §4"),
    FieldInfo(
        "dns.apl.afdpart.data", "Address", .bytes, "The network, in another family.", "別の種類のネットワークです。",
        "RFC 3123 §4"),
    FieldInfo(
        "dns.ipseckey.gateway_precedence", "Gateway Precedence", .decimal, "The smaller, the better.",
        "小さいほど優先されます。",
        "RFC 4025 §2.2"),
    FieldInfo(
        "dns.ipseckey.gateway_type", "Gateway Type", .decimal, "0 none, 1 IPv4, 2 IPv6, 3 a name.",
        "0はなし、1はIPv4、2はIPv6、3は名前です。", "RFC 4025 §2.3"),
    FieldInfo(
        "dns.ipseckey.gateway_algorithm", "Gateway Algorithm", .decimal, "What kind of key follows.",
        "続く鍵の種類です。",
        "RFC 4025 §2.4"),
    FieldInfo(
        "dns.ipseckey.gateway_ipv4", "IPv4 Gateway", .ipv4, "Through whom the encrypted packets go.",
        "暗号化したパケットの通り道です。", "RFC 4025 §2.5"),
    FieldInfo(
        "dns.ipseckey.gateway_ipv6", "IPv6 Gateway", .ipv6, "Through whom the encrypted packets go.",
        "暗号化したパケットの通り道です。", "RFC 4025 §2.5"),
    FieldInfo(
        "dns.ipseckey.gateway_dns", "DNS Gateway", .made, "Through whom the encrypted packets go.",
        "暗号化したパケットの通り道です。",
        "RFC 4025 §2.5"),
    FieldInfo("dns.ipseckey.public_key", "Public Key", .bytes, "The key.", "鍵です。", "RFC 4025 §2.6"),
    FieldInfo(
        "dns.hip.hit.length", "HIT length", .decimal, "How long the tag is.", "タグの長さです。", "RFC 8005 §5.1"),
    FieldInfo(
        "dns.hip.hit.pk.algo", "HIT length", .decimal, "What kind of key it is.", "鍵の種類です。", "RFC 8005 §5.2"),
    FieldInfo("dns.hip.pk.length", "PK length", .decimal, "How long the key is.", "鍵の長さです。", "RFC 8005 §5.3"),
    FieldInfo(
        "dns.hip.hit", "Host Identity Tag", .bytes, "Who the machine is, in short.", "機器の身元を短く表したものです。",
        "RFC 8005 §5.4"
    ),
    FieldInfo("dns.hip.pk", "HIP Public Key", .bytes, "Its key.", "その鍵です。", "RFC 8005 §5.5"),
    FieldInfo(
        "dns.hip.rendezvous_server", "Rendezvous Server", .made, "Who knows where it is at the moment.",
        "いまの居場所を知っているサーバーです。", "RFC 8005 §5.6"),
    FieldInfo(
        "dns.svcb.svcparam.odohconfig", "ODoHConfig", .bytes, "Keys for questions that a third party passes on.",
        "第三者を介した質問のための鍵です。", "RFC 9230 §6"),
    FieldInfo(
        "dns.wins.local_flag", "Local Flag", .boolean, "1 when other servers do not get the record.",
        "ほかのサーバーに渡さないなら1です。"),
    FieldInfo(
        "dns.wins.lookup_timeout", "Lookup timeout", .decimal, "How many seconds to wait for an answer.",
        "返事を待つ秒数です。"),
    FieldInfo(
        "dns.wins.cache_timeout", "Cache timeout", .decimal, "How many seconds an answer is kept.",
        "返事を覚えておく秒数です。"),
    FieldInfo(
        "dns.wins.nb_wins_servers", "Number of WINS servers", .decimal, "How many servers follow.",
        "続くサーバーの数です。"),
    FieldInfo(
        "dns.wins.wins_server", "WINS Server Address", .ipv4, "A server that knows names of NetBIOS.",
        "NetBIOS名を知るサーバーです。"),
    FieldInfo(
        "dns.winsr.local_flag", "Local Flag", .boolean, "1 when other servers do not get the record.",
        "ほかのサーバーに渡さないなら1です。"),
    FieldInfo(
        "dns.winsr.lookup_timeout", "Lookup timeout", .decimal, "How many seconds to wait for an answer.",
        "返事を待つ秒数です。"),
    FieldInfo(
        "dns.winsr.cache_timeout", "Cache timeout", .decimal, "How many seconds an answer is kept.",
        "返事を覚えておく秒数です。"),
    FieldInfo(
        "dns.winsr.name_result_domain", "Name Result Domain", .made, "What is put behind the names that are found.",
        "見つかった名前の後ろに付けるドメインです。"),
    FieldInfo(
        "dns.opt.chain.fqdn", "Closest Trust Point", .text, "The lowest name whose key the client has already.",
        "クライアントがすでに鍵を持つ、いちばん近い名前です。", "RFC 7901 §4"),
]
