// The fields of TLS. Read first: ../FieldInfo.swift.

let tlsFields: [FieldInfo] = [
    FieldInfo(
        "tls.record", "TLS Record Layer", .heading, "A piece of what the encrypted connection carries.",
        "暗号化された接続が運ぶひとかたまりです。", "RFC 8446 §5.1"),
    FieldInfo(
        "tls.record.content_type", "Content Type", .decimal,
        "22 a handshake, 20 encryption begins, 21 an alert, 23 data.",
        "22は準備のやりとり、20は暗号化の開始、21は警告、23はデータです。",
        "RFC 8446 §5.1"),
    FieldInfo(
        "tls.record.opaque_type", "Opaque Type", .decimal, "Always 23: what it really is, is encrypted.",
        "常に23。本当の種類は暗号の中にあります。", "RFC 8446 §5.2"),
    FieldInfo(
        "tls.record.version", "Version", .hexadecimal(4),
        "A version number that is kept for old programs; 0x0303 is TLS 1.2.",
        "古いソフトのために残された番号。0x0303はTLS 1.2です。",
        "RFC 8446 §5.1"),
    FieldInfo(
        "tls.record.length", "Length", .decimal, "How many bytes the record carries.", "このかたまりのバイト数です。",
        "RFC 8446 §5.1"
    ),
    FieldInfo(
        "tls.app_data", "Encrypted Application Data", .bytes, "Encrypted: only the two ends can read it.",
        "暗号化されていて、読めるのは両端だけです。", "RFC 8446 §5.2"),
    FieldInfo(
        "tls.app_data_proto", "Application Data Protocol", .made, "What is most likely inside, by the port.",
        "ポート番号から推測した中身のプロトコルです。"),
    FieldInfo(
        "tls.change_cipher_spec", "Change Cipher Spec Message", .heading,
        "From here on this side encrypts; TLS 1.3 sends it only for show.",
        "ここから暗号化するという合図。TLS 1.3では形だけです。",
        "RFC 8446 §5"),
    FieldInfo(
        "tls.alert_message", "Alert Message", .heading, "The connection ends, or something went wrong.",
        "接続の終わり、または異常の知らせです。", "RFC 8446 §6"),
    FieldInfo(
        "tls.alert_message.level", "Level", .decimal, "1 a warning, 2 the end.", "1は警告、2は致命的です。",
        "RFC 8446 §6"),
    FieldInfo(
        "tls.alert_message.desc", "Description", .decimal, "Why: 0 is an ordinary end.", "理由。0はふつうの終了です。",
        "RFC 8446 §6.1"),
    FieldInfo(
        "tls.handshake", "Handshake Protocol", .heading, "The two sides agree on keys.", "両端で鍵を取り決めます。",
        "RFC 8446 §4"),
    FieldInfo(
        "tls.handshake.type", "Handshake Type", .decimal, "1 the client's hello, 2 the server's, 11 a certificate.",
        "1はクライアントの挨拶、2はサーバーの挨拶、11は証明書です。", "RFC 8446 §4"),
    FieldInfo(
        "tls.handshake.length", "Length", .decimal, "How long the message is.", "メッセージの長さです。",
        "RFC 8446 §4"),
    FieldInfo(
        "tls.handshake.version", "Version", .hexadecimal(4), "A version number that is kept for old programs.",
        "古いソフトのために残された番号です。", "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.random", "Random", .bytes, "Random bytes, so that no two connections have the same keys.",
        "接続ごとに鍵を変えるための乱数です。", "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.random_time", "GMT Unix Time", .date, "Once a clock; random now.",
        "かつては時刻、いまは乱数です。",
        "RFC 5246 §7.4.1.2"),
    FieldInfo(
        "tls.handshake.random_bytes", "Random Bytes", .bytes, "The rest of them.", "残りの乱数です。",
        "RFC 5246 §7.4.1.2"),
    FieldInfo(
        "tls.handshake.session_id_length", "Session ID Length", .decimal, "How long the next field is.",
        "次の項目の長さです。",
        "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.session_id", "Session ID", .bytes,
        "Once a mark to take up an old connection; TLS 1.3 sends any bytes.",
        "以前の接続を再開するための印。TLS 1.3では形だけです。",
        "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.cipher_suites_length", "Cipher Suites Length", .decimal, "How many bytes the list has.",
        "一覧のバイト数です。", "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.ciphersuites", "Cipher Suites", .heading, "The ciphers that the client can use, the best first.",
        "クライアントが使える暗号方式の一覧です。", "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.ciphersuite", "Cipher Suite", .hexadecimal(4),
        "A cipher; in the server's hello the one that is taken.", "暗号方式。サーバーの挨拶では選ばれたものです。",
        "RFC 8446 §B.4"),
    FieldInfo(
        "tls.handshake.comp_methods_length", "Compression Methods Length", .decimal, "How many there are.",
        "圧縮方式の数です。",
        "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.comp_methods", "Compression Methods", .heading, "Ways to compress; there are none any more.",
        "圧縮方式。いまは使われません。", "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.comp_method", "Compression Method", .decimal, "0: nothing is compressed.", "0は圧縮なしです。",
        "RFC 8446 §4.1.2"),
    FieldInfo(
        "tls.handshake.extensions_length", "Extensions Length", .decimal, "How many bytes of extensions follow.",
        "拡張の合計バイト数です。", "RFC 8446 §4.2"),
    FieldInfo(
        "", "Extension", .none, "One thing more that is offered or asked for.", "追加の取り決めの一つです。",
        "RFC 8446 §4.2"),
    FieldInfo("", "Part of a message", .none, "What belongs together.", "ひとまとまりの中身です。", "RFC 8446 §4.2"),
    FieldInfo(
        "tls.handshake.extension.type", "Type", .decimal,
        "Which extension: 0 names the server, 43 the versions, 51 brings keys.",
        "拡張の種類。0はサーバー名、43はバージョン、51は鍵です。",
        "RFC 8446 §4.2"),
    FieldInfo("tls.handshake.extension.len", "Length", .decimal, "How long it is.", "その長さです。", "RFC 8446 §4.2"),
    FieldInfo("tls.handshake.extension.data", "Data", .bytes, "What it holds.", "その中身です。", "RFC 8446 §4.2"),
    FieldInfo(
        "tls.handshake.extensions_server_name_list_len", "Server Name list length", .decimal, "How long the list is.",
        "一覧の長さです。", "RFC 6066 §3"),
    FieldInfo(
        "tls.handshake.extensions_server_name_type", "Server Name Type", .decimal, "0: a host name.",
        "0はホスト名です。",
        "RFC 6066 §3"),
    FieldInfo(
        "tls.handshake.extensions_server_name_len", "Server Name length", .decimal, "How long the name is.",
        "名前の長さです。",
        "RFC 6066 §3"),
    FieldInfo(
        "tls.handshake.extensions_server_name", "Server Name", .text,
        "The server that the client wants; not encrypted.", "接続したいサーバーの名前。暗号化されません。",
        "RFC 6066 §3"),
    FieldInfo(
        "tls.handshake.extensions_ec_point_formats_length", "EC point formats Length", .decimal, "How many there are.",
        "形式の数です。", "RFC 8422 §5.1.2"),
    FieldInfo(
        "tls.handshake.extensions_ec_point_formats", "Elliptic curves point formats", .heading,
        "How points of curves may be written.", "楕円曲線の点の書き方です。", "RFC 8422 §5.1.2"),
    FieldInfo(
        "tls.handshake.extensions_ec_point_format", "EC point format", .decimal, "One of them; 0 is plain.",
        "その一つ。0は非圧縮です。", "RFC 8422 §5.1.2"),
    FieldInfo(
        "tls.handshake.extensions_supported_groups_length", "Supported Groups List Length", .decimal,
        "How many bytes the list has.", "一覧のバイト数です。", "RFC 8446 §4.2.7"),
    FieldInfo(
        "tls.handshake.extensions_supported_groups", "Supported Groups List", .heading,
        "The groups in which keys can be exchanged.", "鍵交換に使えるグループの一覧です。", "RFC 8446 §4.2.7"),
    FieldInfo(
        "tls.handshake.extensions_supported_group", "Supported Group", .hexadecimal(4),
        "One of them; 0x001d is x25519.", "その一つ。0x001dはx25519です。", "RFC 8446 §4.2.7"),
    FieldInfo(
        "tls.handshake.sig_hash_alg_len", "Signature Hash Algorithms Length", .decimal, "How many bytes the list has.",
        "一覧のバイト数です。", "RFC 8446 §4.2.3"),
    FieldInfo(
        "tls.handshake.sig_hash_algs", "Signature Algorithms", .heading, "The signatures that the client can check.",
        "クライアントが確かめられる署名方式の一覧です。", "RFC 8446 §4.2.3"),
    FieldInfo(
        "tls.handshake.sig_hash_alg", "Signature Algorithm", .hexadecimal(4), "One of them.", "その一つです。",
        "RFC 8446 §4.2.3"),
    FieldInfo(
        "tls.handshake.sig_hash_hash", "Signature Hash Algorithm Hash", .decimal, "Its hash, as TLS 1.2 counts.",
        "ハッシュ方式（TLS 1.2の数え方）です。", "RFC 5246 §7.4.1.4.1"),
    FieldInfo(
        "tls.handshake.sig_hash_sig", "Signature Hash Algorithm Signature", .decimal,
        "Its signature, as TLS 1.2 counts.", "署名方式（TLS 1.2の数え方）です。", "RFC 5246 §7.4.1.4.1"),
    FieldInfo(
        "tls.handshake.extensions.supported_versions_len", "Supported Versions length", .decimal,
        "How many bytes the list has.", "一覧のバイト数です。", "RFC 8446 §4.2.1"),
    FieldInfo(
        "tls.handshake.extensions.supported_version", "Supported Version", .hexadecimal(4),
        "A version; 0x0304 is TLS 1.3.", "バージョン。0x0304はTLS 1.3です。", "RFC 8446 §4.2.1"),
    FieldInfo(
        "tls.extension.psk_ke_modes_length", "PSK Key Exchange Modes Length", .decimal, "How many there are.",
        "方式の数です。", "RFC 8446 §4.2.9"),
    FieldInfo(
        "tls.extension.psk_ke_mode", "PSK Key Exchange Mode", .decimal, "How an old connection may be taken up.",
        "以前の接続を再開する方式です。", "RFC 8446 §4.2.9"),
    FieldInfo(
        "tls.handshake.extensions_key_share_client_length", "Client Key Share Length", .decimal,
        "How many bytes of keys follow.", "鍵の合計バイト数です。", "RFC 8446 §4.2.8"),
    FieldInfo(
        "tls.handshake.extensions_key_share_group", "Group", .decimal, "The group of the key; 29 is x25519.",
        "鍵のグループ。29はx25519です。", "RFC 8446 §4.2.8"),
    FieldInfo(
        "tls.handshake.extensions_key_share_key_exchange_length", "Key Exchange Length", .decimal,
        "How long the key is.", "鍵の長さです。", "RFC 8446 §4.2.8"),
    FieldInfo(
        "tls.handshake.extensions_key_share_key_exchange", "Key Exchange", .bytes,
        "The public half of a key that is made for this connection.", "この接続のために作られた鍵の公開部分です。",
        "RFC 8446 §4.2.8"),
    FieldInfo(
        "tls.handshake.extensions_padding_data", "Padding Data", .bytes,
        "Zeros, so that the hello has a length that old programs like.", "長さをそろえるための0の並びです。",
        "RFC 7685 §3"),
    FieldInfo(
        "tls.handshake.extensions_reneg_info_len", "Renegotiation info extension length", .decimal,
        "How long the next field is; 0 at the beginning.", "次の項目の長さ。最初は0です。", "RFC 5746 §3.2"),
    FieldInfo(
        "tls.handshake.extensions_alpn_len", "ALPN Extension Length", .decimal, "How many bytes the list has.",
        "一覧のバイト数です。", "RFC 7301 §3.1"),
    FieldInfo(
        "tls.handshake.extensions_alpn_list", "ALPN Protocol", .heading, "The protocols that are offered.",
        "使えるプロトコルの一覧です。", "RFC 7301 §3.1"),
    FieldInfo(
        "tls.handshake.extensions_alpn_str_len", "ALPN string length", .decimal, "How long the next name is.",
        "次の名前の長さです。", "RFC 7301 §3.1"),
    FieldInfo(
        "tls.handshake.extensions_alpn_str", "ALPN Next Protocol", .text, "One of them.", "その一つです。",
        "RFC 7301 §3.1"),
    FieldInfo(
        "tls.ignored_unknown_record", "Ignored Unknown Record", .heading,
        "Bytes that are no record: the capture begins in the middle of one, or lost a part.",
        "レコードとして読めないバイト列。途中から記録されたか、一部が欠けています。", "RFC 8446 §5.1"),
    FieldInfo(
        "tls.handshake.server_curve_type", "Curve Type", .hexadecimal(2), "3: a curve that has a number.",
        "3は、番号の付いた曲線です。", "RFC 8422 §5.4"),
    FieldInfo(
        "tls.handshake.server_named_curve", "Named Curve", .hexadecimal(4), "The curve; 0x001d is x25519.",
        "曲線の番号。0x001dはx25519です。", "RFC 8422 §5.4"),
    FieldInfo(
        "tls.handshake.server_point_len", "Pubkey Length", .decimal, "How long the key is.",
        "鍵の長さです。", "RFC 8422 §5.4"),
    FieldInfo(
        "tls.handshake.server_point", "Pubkey", .bytes, "The server's key for this connection alone.",
        "この接続だけに使うサーバーの鍵です。", "RFC 8422 §5.4"),
    FieldInfo(
        "tls.handshake.client_point_len", "Pubkey Length", .decimal, "How long the key is.",
        "鍵の長さです。", "RFC 8422 §5.7"),
    FieldInfo(
        "tls.handshake.client_point", "Pubkey", .bytes, "The client's key for this connection alone.",
        "この接続だけに使うクライアントの鍵です。", "RFC 8422 §5.7"),
    FieldInfo(
        "tls.handshake.sig_len", "Signature Length", .decimal, "How long the signature is.",
        "署名の長さです。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.sig", "Signature", .bytes, "Proves that the key is the server's.",
        "鍵がサーバーのものであることを示す署名です。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.p_len", "p Length", .decimal, "How long the prime is.",
        "素数の長さです。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.p", "p", .bytes, "The prime that both sides calculate with.",
        "両端が計算に使う素数です。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.g_len", "g Length", .decimal, "How long the base is.",
        "底の長さです。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.g", "g", .bytes, "The base that both sides calculate with.",
        "両端が計算に使う底です。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.ys_len", "Pubkey Length", .decimal, "How long the key is.",
        "鍵の長さです。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.ys", "Pubkey", .bytes, "The server's key for this connection alone.",
        "この接続だけに使うサーバーの鍵です。", "RFC 5246 §7.4.3"),
    FieldInfo(
        "tls.handshake.yc_len", "Pubkey Length", .decimal, "How long the key is.",
        "鍵の長さです。", "RFC 5246 §7.4.7"),
    FieldInfo(
        "tls.handshake.yc", "Pubkey", .bytes, "The client's key for this connection alone.",
        "この接続だけに使うクライアントの鍵です。", "RFC 5246 §7.4.7"),
    FieldInfo(
        "tls.handshake.epms_len", "Encrypted PreMaster length", .decimal, "How long the secret is.",
        "秘密の長さです。", "RFC 5246 §7.4.7"),
    FieldInfo(
        "tls.handshake.epms", "Encrypted PreMaster", .bytes,
        "The secret from which both make their keys, encrypted with the server's key.",
        "両端の鍵の元になる秘密。サーバーの公開鍵で暗号化されています。", "RFC 5246 §7.4.7"),
    FieldInfo(
        "tls.handshake.session_ticket_lifetime_hint", "Session Ticket Lifetime Hint", .decimal,
        "How many seconds the ticket holds.",
        "チケットの有効な秒数です。", "RFC 5077 §3.3"),
    FieldInfo(
        "tls.handshake.session_ticket_length", "Session Ticket Length", .decimal, "How long the ticket is.",
        "チケットの長さです。", "RFC 5077 §3.3"),
    FieldInfo(
        "tls.handshake.session_ticket", "Session Ticket", .bytes,
        "With it the client can take the connection up again later.",
        "あとで接続を再開するためのチケットです。", "RFC 5077 §3.3"),
    FieldInfo(
        "tls.handshake.certificates_length", "Certificates Length", .decimal, "How many bytes of certificates follow.",
        "証明書の合計バイト数です。", "RFC 5246 §7.4.2"),
    FieldInfo(
        "tls.handshake.certificates", "Certificates", .heading,
        "The server's certificate, and those that vouch for it.",
        "サーバーの証明書と、それを保証する証明書です。", "RFC 5246 §7.4.2"),
    FieldInfo(
        "tls.handshake.certificate_length", "Certificate Length", .decimal, "How long the next one is.",
        "次の証明書の長さです。", "RFC 5246 §7.4.2"),
    FieldInfo(
        "tls.handshake.certificate", "Certificate", .bytes, "One certificate.",
        "一つの証明書です。", "RFC 5246 §7.4.2"),
    FieldInfo(
        "tls.resumed", "This session reuses previously negotiated keys (Session resumption)", .heading,
        "The two have spoken before, and use the keys of that time.", "以前の接続で取り決めた鍵を使い回しています。",
        "RFC 5246 §7.3"),
]
