// The fields of rarer DNS records, and what is worked out about messages. Read first: DNSFields.swift.

let dnsRecordFields: [FieldInfo] = [
    FieldInfo(
        "dns.count.zones", "Zones", .decimal, "In an update: how many zones it is for.",
        "更新メッセージで、対象となるゾーンの数です。",
        "RFC 2136 §2.2"),
    FieldInfo(
        "dns.count.prerequisites", "Prerequisites", .decimal,
        "In an update: how many records must or must not be there.", "更新メッセージで、前提条件の数です。",
        "RFC 2136 §2.2"),
    FieldInfo(
        "dns.count.updates", "Updates", .decimal, "In an update: how many records are to be changed.",
        "更新メッセージで、変更するレコードの数です。", "RFC 2136 §2.2"),
    FieldInfo("", "Zone", .none, "The zone that is to be changed.", "変更するゾーンです。", "RFC 2136 §2.3"),
    FieldInfo(
        "", "Prerequisites", .none, "What must hold for the change to be made.", "変更の前提となる条件です。",
        "RFC 2136 §2.4"),
    FieldInfo("", "Updates", .none, "The changes.", "変更の内容です。", "RFC 2136 §2.5"),
    FieldInfo(
        "dns.extraneous.data", "Extraneous Data Bytes", .bytes, "Bytes behind the end of the message.",
        "メッセージの終わりの後ろにあるバイトです。"),
    FieldInfo(
        "dns.undecoded.type", "Undecoded option", .heading, "A type of record that is not taken apart.",
        "分解されない種類のレコードです。", "RFC 3597 §5"),
    FieldInfo(
        "dns.response_to", "Request In", .decimal, "The frame with the question that this answers.",
        "この答えに対する質問のフレームです。", "RFC 1035 §7.3", lesson: "first-letter"),
    FieldInfo("dns.time", "Time", .seconds, "How many seconds the answer took.", "答えが返るまでの秒数です。"),
    FieldInfo(
        "dns.retransmit_request_in", "Retransmitted request. Original request in", .decimal,
        "The frame in which the same question came first.", "同じ質問が最初に来たフレームです。", "RFC 1035 §4.2.1"),
    FieldInfo(
        "dns.retransmit_response_in", "Retransmitted response. Original response in", .decimal,
        "The frame in which the same answer came first.", "同じ答えが最初に来たフレームです。"),
    FieldInfo(
        "dns.retransmit_request", "DNS query retransmission", .heading,
        "The same question was asked before and not answered.", "同じ質問の繰り返しです。", "RFC 1035 §4.2.1"),
    FieldInfo(
        "dns.retransmit_response", "DNS response retransmission", .heading, "The same answer came before.",
        "同じ答えの繰り返しです。"),
    FieldInfo(
        "dns.retransmission", "Retransmission", .boolean, "The message comes again.", "同じメッセージの繰り返しです。",
        "RFC 1035 §4.2.1"),
    FieldInfo(
        "dns.unsolicited", "Unsolicited", .boolean, "An answer to a question that was not seen.",
        "質問が見当たらない答えです。"),
    FieldInfo(
        "dns.srv.service", "Service", .made, "The service that is looked for, with a mark in front.",
        "探しているサービスの名前（先頭に下線）です。", "RFC 2782"),
    FieldInfo(
        "dns.srv.proto", "Protocol", .made, "Over which protocol it is reached.", "使うプロトコルです。", "RFC 2782"),
    FieldInfo(
        "dns.srv.name", "Name", .made, "The domain that offers it.", "サービスを提供するドメインです。", "RFC 2782"),
    FieldInfo(
        "dns.dname", "Dname", .made, "Everything below the name stands below this one instead.",
        "この名前の下をすべて別の名前の下に移します。", "RFC 6672 §2.1"),
    FieldInfo("dns.null", "Null (data)", .bytes, "Any bytes.", "任意のバイトです。", "RFC 1035 §3.3.10"),
    FieldInfo(
        "dns.openpgpkey", "OpenPGP Key", .text, "A key to encrypt mail with.", "メールを暗号化するための鍵です。",
        "RFC 7929 §2.1"),
    FieldInfo(
        "dns.hinfo.cpu_length", "CPU Length", .decimal, "How long the next text is.", "次のテキストの長さです。",
        "RFC 1035 §3.3.2"),
    FieldInfo("dns.hinfo.cpu", "CPU", .text, "The kind of machine.", "機器の種類です。", "RFC 1035 §3.3.2"),
    FieldInfo(
        "dns.hinfo.os_length", "OS Length", .decimal, "How long the next text is.", "次のテキストの長さです。",
        "RFC 1035 §3.3.2"),
    FieldInfo(
        "dns.hinfo.os", "OS", .text, "Its operating system.", "オペレーティングシステムです。", "RFC 1035 §3.3.2"),
    FieldInfo(
        "dns.minfo.r", "Responsible Mailbox", .made, "Who is responsible for the mailing list.",
        "メーリングリストの責任者です。",
        "RFC 1035 §3.3.7"),
    FieldInfo(
        "dns.minfo.e", "Error Mailbox", .made, "Who gets the list's error reports.", "エラー報告の送り先です。",
        "RFC 1035 §3.3.7"),
    FieldInfo(
        "dns.rp.mailbox", "Mailbox", .made, "The mailbox of the person in charge, with a dot for the @.",
        "責任者のメールボックス（@の代わりに点）です。", "RFC 1183 §2.2"),
    FieldInfo(
        "dns.rp.txt_rr", "TXT RR", .made, "The name of a text that tells more.",
        "詳しい説明があるTXTレコードの名前です。",
        "RFC 1183 §2.2"),
    FieldInfo(
        "dns.afsdb.subtype", "Subtype", .decimal, "Which kind of file server.", "ファイルサーバーの種類です。",
        "RFC 1183 §1"),
    FieldInfo(
        "dns.afsdb.hostname", "Hostname", .made, "The file server.", "ファイルサーバーの名前です。", "RFC 1183 §1"),
    FieldInfo(
        "dns.loc.version", "Version", .decimal, "The version of this notation: 0.", "書き方のバージョン。0です。",
        "RFC 1876 §2"),
    FieldInfo("dns.loc.size", "Size", .decimal, "How large the place is.", "場所の大きさです。", "RFC 1876 §2"),
    FieldInfo(
        "dns.loc.horizontal_precision", "Horizontal Precision", .decimal, "How exact the place is on the map.",
        "水平方向の精度です。", "RFC 1876 §2"),
    FieldInfo(
        "dns.loc.vertical_precision", "Vertical Precision", .decimal, "How exact its height is.",
        "垂直方向の精度です。",
        "RFC 1876 §2"),
    FieldInfo(
        "dns.loc.latitude", "Latitude", .decimal,
        "North or south, in thousandths of a second of arc from 2 to the power of 31.",
        "緯度（角度の千分の一秒単位、2の31乗が赤道）です。",
        "RFC 1876 §2"),
    FieldInfo(
        "dns.loc.longitude", "Longitude", .decimal, "East or west, in the same count.", "経度（同じ数え方）です。",
        "RFC 1876 §2"),
    FieldInfo(
        "dns.loc.altitude", "Altitude", .decimal, "Centimetres above a point 100 km below the ground.",
        "地下100kmを基準としたセンチメートル単位の高さです。", "RFC 1876 §2"),
    FieldInfo(
        "dns.spf.length", "SPF Length", .decimal, "How long the text is.", "テキストの長さです。", "RFC 7208 §3.1"),
    FieldInfo(
        "dns.spf", "SPF", .text, "Who may send for the domain, in a type of its own that is given up now.",
        "誰が送ってよいかを示す、いまは使われない専用のレコードです。", "RFC 7208 §3.1"),
    FieldInfo(
        "dns.naptr.order", "Order", .decimal, "In which order the rules are tried.", "規則を試す順番です。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.preference", "Preference", .decimal, "Which one of equals is better.", "同順位の中での優先度です。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.flags_length", "Flags Length", .decimal, "How long the next text is.", "次のテキストの長さです。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.flags", "Flags", .text, "What the result is: s for SRV, a for an address.",
        "結果の種類。sはSRV、aはアドレスです。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.service_length", "Service Length", .decimal, "How long the next text is.",
        "次のテキストの長さです。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.service", "Service", .text, "Which service and protocol.", "サービスとプロトコルです。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.regex_length", "Regex Length", .decimal, "How long the next text is.", "次のテキストの長さです。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.regex", "Regex", .text, "A rule to rewrite the name with.", "名前を書き換える規則です。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.replacement_length", "Replacement Length", .decimal, "How long the next name is.",
        "次の名前の長さです。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.naptr.replacement", "Replacement", .made, "The name to ask about next.", "次に調べる名前です。",
        "RFC 3403 §4.1"),
    FieldInfo(
        "dns.kx.preference", "Preference", .decimal, "The smaller, the sooner.", "小さいほど先に使われます。",
        "RFC 2230 §3.1"),
    FieldInfo(
        "dns.kx.key_exchange", "Key Exchange", .made, "Who exchanges keys for the name.",
        "鍵の交換を受け持つ機器です。",
        "RFC 2230 §3.1"),
    FieldInfo("dns.cert.type", "Type", .decimal, "The kind of certificate.", "証明書の種類です。", "RFC 4398 §2"),
    FieldInfo(
        "dns.cert.key_tag", "Key Tag", .hexadecimal(4), "A short number of the key.", "鍵の短い番号です。",
        "RFC 4398 §2"),
    FieldInfo("dns.cert.algorithm", "Algorithm", .decimal, "The kind of key.", "鍵の種類です。", "RFC 4398 §2"),
    FieldInfo(
        "dns.cert.certificate", "Certificate (or CRL)", .bytes, "The certificate.", "証明書です。", "RFC 4398 §2"),
    FieldInfo(
        "dns.ds.key_id", "Key id", .hexadecimal(4), "A short number of the key of the zone below.",
        "下のゾーンの鍵の短い番号です。",
        "RFC 4034 §5.1"),
    FieldInfo(
        "dns.ds.algorithm", "Algorithm", .decimal, "How that key signs.", "その鍵の署名方式です。", "RFC 4034 §5.1"),
    FieldInfo(
        "dns.ds.digest_type", "Digest Type", .decimal, "How the digest was computed.", "要約値の計算方法です。",
        "RFC 4034 §5.1"),
    FieldInfo(
        "dns.ds.digest", "Digest", .bytes, "A digest of that key: so the zone above vouches for it.",
        "鍵の要約値。上のゾーンが鍵を保証するしくみです。", "RFC 4034 §5.1"),
    FieldInfo(
        "dns.sshfp.algorithm", "Algorithm", .decimal, "The kind of key of the machine.", "機器の鍵の種類です。",
        "RFC 4255 §3.1"),
    FieldInfo(
        "dns.sshfp.fingerprint.type", "Fingerprint type", .decimal, "How the fingerprint was computed.",
        "指紋の計算方法です。",
        "RFC 4255 §3.1"),
    FieldInfo(
        "dns.sshfp.fingerprint", "Fingerprint", .bytes, "The fingerprint of the key.", "鍵の指紋です。",
        "RFC 4255 §3.1"),
    FieldInfo(
        "dns.tlsa.certificate_usage", "Certificate Usage", .decimal, "What the certificate shall be compared with.",
        "証明書をどう照合するかです。", "RFC 6698 §2.1.1"),
    FieldInfo(
        "dns.tlsa.selector", "Selector", .decimal, "Whether the whole certificate or only its key is meant.",
        "証明書全体か鍵だけかを示します。", "RFC 6698 §2.1.2"),
    FieldInfo(
        "dns.tlsa.matching_type", "Matching Type", .decimal, "Whether the data are the thing itself or a digest.",
        "そのままの値か要約値かを示します。", "RFC 6698 §2.1.3"),
    FieldInfo(
        "dns.tlsa.certificate_association_data", "Certificate Association Data", .bytes,
        "What a mail server's certificate must agree with.", "メールサーバーの証明書と照合する値です。", "RFC 7672 §3"),
    FieldInfo(
        "dns.dnskey.flags", "Flags", .hexadecimal(4), "What the key may be used for.", "鍵の使いみちです。",
        "RFC 4034 §2.1.1"),
    FieldInfo(
        "dns.dnskey.flags.zone_key", "Zone Key", .boolean, "1 when it signs records of the zone.",
        "ゾーンのレコードに署名する鍵なら1です。",
        "RFC 4034 §2.1.1"),
    FieldInfo(
        "dns.dnskey.flags.key_revoked", "Key Revoked", .boolean, "1 when it must not be trusted any more.",
        "もう信用してはいけない鍵なら1です。", "RFC 5011 §2.1"),
    FieldInfo(
        "dns.dnskey.flags.secure_entry_point", "Key Signing Key", .boolean, "1 when it signs the zone's other keys.",
        "ほかの鍵に署名する鍵なら1です。", "RFC 4034 §2.1.1"),
    FieldInfo(
        "dns.dnskey.flags.reserved", "Key Signing Key", .hexadecimal(4), "Not used; 0.", "使われていません。0です。",
        "RFC 4034 §2.1.1"),
    FieldInfo("dns.dnskey.protocol", "Protocol", .decimal, "Always 3.", "常に3です。", "RFC 4034 §2.1.2"),
    FieldInfo(
        "dns.dnskey.algorithm", "Algorithm", .decimal, "How the key signs.", "署名の方式です。", "RFC 4034 §2.1.3"),
    FieldInfo(
        "dns.dnskey.key_id", "Key id", .decimal, "A short number of the key, computed from it.",
        "鍵から計算した短い番号です。",
        "RFC 4034 §5.1"),
    FieldInfo("dns.dnskey.public_key", "Public Key", .bytes, "The key.", "鍵そのものです。", "RFC 4034 §2.1.4"),
    FieldInfo(
        "dns.rrsig.type_covered", "Type Covered", .decimal, "Which records of the name are signed.",
        "署名の対象となるレコードの種類です。",
        "RFC 4034 §3.1.1"),
    FieldInfo(
        "dns.rrsig.algorithm", "Algorithm", .decimal, "How it was signed.", "署名の方式です。", "RFC 4034 §3.1.2"),
    FieldInfo(
        "dns.rrsig.labels", "Labels", .decimal, "How many parts the signed name has.", "署名された名前の部分の数です。",
        "RFC 4034 §3.1.3"),
    FieldInfo(
        "dns.rrsig.original_ttl", "Original TTL", .decimal, "The time to live when it was signed.",
        "署名したときのTTLです。",
        "RFC 4034 §3.1.4"),
    FieldInfo(
        "dns.rrsig.signature_expiration", "Signature Expiration", .date, "Until when the signature holds.",
        "署名の有効期限です。", "RFC 4034 §3.1.5"),
    FieldInfo(
        "dns.rrsig.signature_inception", "Signature Inception", .date, "From when on it holds.",
        "署名が有効になる時刻です。",
        "RFC 4034 §3.1.5"),
    FieldInfo(
        "dns.rrsig.key_tag", "Key Tag", .decimal, "A short number of the key that signed.",
        "署名した鍵の短い番号です。",
        "RFC 4034 §3.1.6"),
    FieldInfo(
        "dns.rrsig.signers_name", "Signer's name", .made, "The zone whose key it is.", "鍵の持ち主のゾーンです。",
        "RFC 4034 §3.1.7"),
    FieldInfo("dns.rrsig.signature", "Signature", .bytes, "The signature.", "署名です。", "RFC 4034 §3.1.8"),
    FieldInfo(
        "dns.nsec.next_domain_name", "Next Domain Name", .made,
        "The next name of the zone: between the two there is none.", "ゾーンの中の次の名前。その間に名前はありません。",
        "RFC 4034 §4.1.1"),
    FieldInfo(
        "dns.nsec3.algo", "Hash algorithm", .decimal, "How names are hashed.", "名前のハッシュ方式です。",
        "RFC 5155 §3.1.1"),
    FieldInfo("dns.nsec3.flags", "NSEC3 flags", .decimal, "Flags.", "フラグです。", "RFC 5155 §3.1.2"),
    FieldInfo(
        "dns.nsec3.flags.opt_out", "NSEC3 Opt-out flag", .boolean, "1 when unsigned zones may lie between.",
        "署名のないゾーンが間にあってよいなら1です。", "RFC 5155 §3.1.2.1"),
    FieldInfo(
        "dns.nsec3.iterations", "NSEC3 iterations", .decimal, "How often it is hashed over again.",
        "ハッシュを繰り返す回数です。",
        "RFC 5155 §3.1.3"),
    FieldInfo(
        "dns.nsec3.salt_length", "Salt length", .decimal, "How long the salt is.", "ソルトの長さです。",
        "RFC 5155 §3.1.4"),
    FieldInfo(
        "dns.nsec3.salt_value", "Salt value", .bytes, "Bytes that are hashed with the name.",
        "名前と一緒にハッシュするバイトです。",
        "RFC 5155 §3.1.5"),
    FieldInfo(
        "dns.nsec3.hash_length", "Hash length", .decimal, "How long the hash is.", "ハッシュの長さです。",
        "RFC 5155 §3.1.6"),
    FieldInfo(
        "dns.nsec3.hash_value", "Next hashed owner", .made, "The next name's hash.", "次の名前のハッシュです。",
        "RFC 5155 §3.1.7"),
    FieldInfo("dns.caa.flags", "CAA Flags", .hexadecimal(2), "Flags.", "フラグです。", "RFC 8659 §4.1"),
    FieldInfo(
        "dns.caa.flags.issuer_critical", "Issuer Critical", .boolean,
        "1: who does not understand the tag must not issue.", "1なら、タグを理解できない発行者は発行してはいけません。",
        "RFC 8659 §4.1"),
    FieldInfo(
        "dns.caa.issue", "Issue", .made, "Who may issue certificates for the name.", "証明書を発行してよい組織です。",
        "RFC 8659 §4.2"),
    FieldInfo(
        "dns.caa.issuewild", "Issue Wildcard", .made, "Who may issue certificates for all names below.",
        "下の名前すべての証明書を発行してよい組織です。", "RFC 8659 §4.3"),
    FieldInfo(
        "dns.caa.iodef", "Report URL", .made, "Where forbidden requests are reported.", "違反の報告先です。",
        "RFC 8659 §4.4"),
    FieldInfo(
        "dns.caa.unknown", "Unknown tag", .made, "A tag that is not known here.", "ここでは知られていないタグです。",
        "RFC 8659 §4.1"),
    FieldInfo(
        "dns.caa.tag_length", "Tag length", .decimal, "How long the tag is.", "タグの長さです。", "RFC 8659 §4.1"),
    FieldInfo("dns.caa.tag", "Tag", .text, "What the value is about.", "値の意味を示すタグです。", "RFC 8659 §4.1"),
    FieldInfo("dns.caa.value", "Value", .made, "The value.", "値です。", "RFC 8659 §4.1"),
    FieldInfo(
        "dns.svcb.svcpriority", "SvcPriority", .decimal, "The smaller, the sooner; 0 is an alias.",
        "小さいほど先。0は別名です。",
        "RFC 9460 §2.4.1"),
    FieldInfo(
        "dns.svcb.targetname", "TargetName", .made, "The machine of the service.", "サービスのある機器の名前です。",
        "RFC 9460 §2.2"),
    FieldInfo(
        "dns.svcb.svcparam", "SvcParam", .heading, "A parameter of the service.", "サービスのパラメーターです。",
        "RFC 9460 §2.2"),
    FieldInfo(
        "dns.svcb.svcparam.key", "SvcParamKey", .decimal, "Which parameter.", "パラメーターの種類です。",
        "RFC 9460 §2.2"),
    FieldInfo(
        "dns.svcb.svcparam.value.length", "SvcParamValue length", .decimal, "How long its value is.", "値の長さです。",
        "RFC 9460 §2.2"),
    FieldInfo("dns.svcb.svcparam.value", "SvcParamValue", .bytes, "Its value.", "値です。", "RFC 9460 §2.2"),
    FieldInfo(
        "dns.svcb.svcparam.alpn.length", "ALPN length", .decimal, "How long the next text is.",
        "次のテキストの長さです。",
        "RFC 9460 §7.1.1"),
    FieldInfo(
        "dns.svcb.svcparam.alpn", "ALPN", .text, "A protocol that the service speaks.", "使えるプロトコルです。",
        "RFC 9460 §7.1.1"
    ),
    FieldInfo(
        "dns.svcb.svcparam.port", "Port", .decimal, "The port of the service.", "サービスのポート番号です。",
        "RFC 9460 §7.2"),
    FieldInfo(
        "dns.svcb.svcparam.ipv4hint.ip", "IP", .ipv4, "An address that can be tried at once.",
        "すぐ試せるアドレスです。",
        "RFC 9460 §7.3"),
    FieldInfo(
        "dns.svcb.svcparam.ipv6hint.ip", "IP", .ipv6, "An address that can be tried at once.",
        "すぐ試せるアドレスです。",
        "RFC 9460 §7.3"),
    FieldInfo(
        "dns.opt.dau", "DAU", .decimal, "A way of signing that the asker understands.",
        "質問した側が分かる署名方式です。",
        "RFC 6975 §3"),
    FieldInfo(
        "dns.opt.dhu", "DHU", .decimal, "A digest that the asker understands.", "質問した側が分かる要約の方式です。",
        "RFC 6975 §3"),
    FieldInfo(
        "dns.opt.n3u", "N3U", .decimal, "A hash of names that the asker understands.",
        "質問した側が分かる名前のハッシュ方式です。",
        "RFC 6975 §3"),
    FieldInfo("dns.opt.client.family", "Family", .decimal, "1 IPv4, 2 IPv6.", "1はIPv4、2はIPv6です。", "RFC 7871 §6"),
    FieldInfo(
        "dns.opt.client.netmask", "Source Netmask", .decimal, "How many bits of the client's address are told.",
        "伝えるアドレスのビット数です。", "RFC 7871 §6"),
    FieldInfo(
        "dns.opt.client.scope", "Scope Netmask", .decimal, "For how many bits the answer is good.",
        "答えが当てはまるビット数です。",
        "RFC 7871 §6"),
    FieldInfo(
        "dns.opt.client.addr4", "Client Subnet", .ipv4, "From which network the question comes.",
        "質問が来たネットワークです。",
        "RFC 7871 §6"),
    FieldInfo(
        "dns.opt.client.addr6", "Client Subnet", .ipv6, "From which network the question comes.",
        "質問が来たネットワークです。",
        "RFC 7871 §6"),
    FieldInfo(
        "dns.opt.edns_tcp_keepalive.timeout", "Timeout", .decimal,
        "How long an idle connection stays, in tenths of a second.", "使わない接続を保つ時間（0.1秒単位）です。",
        "RFC 7828 §3.1"),
    FieldInfo(
        "dns.opt.padding", "Padding", .bytes, "Bytes that hide how long the message is.",
        "メッセージの長さを隠すための詰め物です。",
        "RFC 7830 §3"),
    FieldInfo(
        "dns.opt.ext_error.info_code", "Info Code", .decimal,
        "Why it failed: 18 prohibited, 22 nobody could be reached.", "失敗の理由。18は禁止、22は到達不能です。",
        "RFC 8914 §4"),
    FieldInfo(
        "dns.opt.ext_error.extra_text", "Extra Text", .text, "The same in words.", "その説明です。", "RFC 8914 §2"),
    FieldInfo(
        "dns.x25.length", "Length", .decimal, "How long the address is.", "アドレスの長さです。", "RFC 1183 §3.1"),
    FieldInfo(
        "dns.x25.psdn_address", "PSDN-Address", .text, "An address in a packet network of the telephone companies.",
        "電話会社のパケット交換ネットワークでのアドレスです。", "RFC 1183 §3.1"),
    FieldInfo("dns.idsn.length", "Length", .decimal, "How long the number is.", "番号の長さです。", "RFC 1183 §3.2"),
    FieldInfo("dns.idsn.address", "ISDN Address", .text, "A telephone number.", "電話番号です。", "RFC 1183 §3.2"),
    FieldInfo(
        "dns.idsn.sa.length", "Length", .decimal, "How long the extension is.", "内線番号の長さです。",
        "RFC 1183 §3.2"),
    FieldInfo(
        "dns.idsn.sa.address", "Sub Address", .text, "The extension behind it.", "その先の内線番号です。",
        "RFC 1183 §3.2"),
    FieldInfo(
        "dns.rt.subtype", "Preference", .decimal, "Which way is better: the smaller number.",
        "小さいほど優先される経路です。",
        "RFC 1183 §3.3"),
    FieldInfo(
        "dns.rt.intermediate_host", "Intermediate Host", .made, "A host that passes packets on.",
        "パケットを中継するホストです。",
        "RFC 1183 §3.3"),
    FieldInfo(
        "dns.px.preference", "Preference", .decimal, "Which mapping is better: the smaller number.",
        "小さいほど優先される対応づけです。", "RFC 2163 §4"),
    FieldInfo(
        "dns.px.map822", "MAP822", .made, "A mail domain of the Internet.", "インターネットでのメールのドメインです。",
        "RFC 2163 §4"),
    FieldInfo(
        "dns.px.map400", "MAP400", .made, "The same in X.400, another mail system.",
        "X.400という別の方式での同じ場所です。",
        "RFC 2163 §4"),
    FieldInfo(
        "dns.dhcid.rdata", "DHCID Data", .bytes, "A mark by which DHCP servers know who owns the name.",
        "名前の持ち主をDHCPサーバーが見分けるための印です。", "RFC 4701 §3.1"),
    FieldInfo(
        "dns.zonemd.serial", "Serial", .decimal, "The version of the zone that was summed up.",
        "要約を計算したゾーンの版です。",
        "RFC 8976 §2.2"),
    FieldInfo(
        "dns.zonemd.scheme", "Scheme", .decimal, "In which order the records were taken.", "レコードを並べる方法です。",
        "RFC 8976 §2.2"),
    FieldInfo(
        "dns.zonemd.hash_algo", "Hash Algorithm", .decimal, "How the sum was made.", "要約の計算方法です。",
        "RFC 8976 §2.2"),
    FieldInfo(
        "dns.zonemd.digest", "Digest", .bytes, "The sum over the whole zone.", "ゾーン全体の要約値です。",
        "RFC 8976 §2.2"),
    FieldInfo(
        "dns.eui48", "EUI48 Address", .bytes, "A hardware address of six bytes.", "6バイトのハードウェアアドレスです。",
        "RFC 7043 §3"),
    FieldInfo(
        "dns.eui64", "EUI64 Address", .bytes, "A hardware address of eight bytes.",
        "8バイトのハードウェアアドレスです。", "RFC 7043 §4"),
    FieldInfo(
        "dns.tsig.algorithm_name", "Algorithm Name", .made, "How the message is signed.", "メッセージの署名方法です。",
        "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.time_signed", "Time Signed", .date, "When it was signed.", "署名した時刻です。", "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.fudge", "Fudge", .decimal, "By how many seconds the clocks may differ.",
        "時計のずれを何秒まで許すかを示します。",
        "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.mac_size", "MAC Size", .decimal, "How long the signature is.", "署名の長さです。", "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.mac", "MAC", .heading, "The signature, made with a key that both sides know.",
        "両者が知る鍵で作った署名です。",
        "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.noalg", "No dissector for algorithm", .heading, "The signature is not taken apart.",
        "署名の中身は分解されません。"),
    FieldInfo(
        "dns.tsig.original_id", "Original Id", .decimal, "The number of the message when it was signed.",
        "署名したときのメッセージ番号です。", "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.error", "Error", .decimal, "Why the signature was not believed; 0 means that it was.",
        "署名を信用しなかった理由。0は問題なしです。", "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.other_len", "Other Len", .decimal, "How many bytes follow.", "続くバイト数です。", "RFC 8945 §4.2"),
    FieldInfo(
        "dns.tsig.other_data", "Other Data", .bytes, "The server's clock, when the clocks differ too much.",
        "時計のずれが大きいときの、サーバーの時刻です。", "RFC 8945 §4.2"),
    FieldInfo(
        "dns.csync.soa", "SOA", .decimal, "The version of the child's zone from which the parent may copy.",
        "親が写してよい、子のゾーンの版です。", "RFC 7477 §2.1.1"),
    FieldInfo(
        "dns.csync.flags", "Flags", .hexadecimal(4), "How the parent may copy.", "親が写すときの条件です。",
        "RFC 7477 §2.1.1"),
    FieldInfo(
        "dns.csync.flags.immediate", "immediate", .boolean, "1 when the parent need not wait.",
        "1なら、親は待たずに写してかまいません。",
        "RFC 7477 §2.1.1"),
    FieldInfo(
        "dns.csync.flags.soaminimum", "soaminimum", .boolean,
        "1 when the version must be at least the one that is named.", "1なら、示された版以上でなければなりません。",
        "RFC 7477 §2.1.1"),
    FieldInfo(
        "dns.csync.type_bitmap", "Type Bitmap", .bytes, "Which types of records the parent may copy.",
        "親が写してよいレコードの種類です。", "RFC 7477 §2.1.1"),
    FieldInfo(
        "dns.svcb.svcparam.mandatory.key", "Mandatory key", .decimal, "A parameter that must be understood.",
        "必ず理解しなければならないパラメーターです。", "RFC 9460 §8"),
    FieldInfo(
        "dns.svcb.svcparam.echconfig", "ECHConfig", .bytes, "A key to encrypt even the first message with.",
        "最初のメッセージまで暗号化するための鍵です。", "RFC 9460 §14.3.2"),
    FieldInfo(
        "dns.key_id_buffer_too_short", "Buffer too short to compute a key id", .heading,
        "There is no key of which the number could be worked out.", "番号を計算できる鍵がありません。", "RFC 4034 §2.1"),
    FieldInfo(
        "dns.ttl.high_bit_set", "The high bit of the TTL is set", .heading, "Such a time counts as zero.",
        "このような値は0として扱われます。", "RFC 2181 §8"),
    FieldInfo(
        "dns.opt.client.addr", "Client Subnet", .bytes, "The client's address, of a family that is not known.",
        "知られていない種類の、クライアントのアドレスです。", "RFC 7871 §6"),
]
