// The fields of SMTP, POP3 and IMAP. Read first: ../FieldInfo.swift.

let smtpFields: [FieldInfo] = [
    FieldInfo("smtp.req", "Request", .boolean, "The client speaks.", "クライアントの発言です。", "RFC 5321 §2.1"),
    FieldInfo(
        "smtp.command_line", "Command Line", .text, "One command, to its end.", "一つのコマンドの行です。",
        "RFC 5321 §4.1",
        lesson: "first-letter"),
    FieldInfo(
        "smtp.req.command", "Command", .text,
        "What the client wants: EHLO greets, MAIL and RCPT write the envelope, DATA brings the letter.",
        "クライアントの用件。EHLOは挨拶、MAILとRCPTは封筒、DATAは手紙本体です。", "RFC 5321 §4.1.1",
        lesson: "first-letter"),
    FieldInfo(
        "smtp.req.parameter", "Request parameter", .text, "The rest of the command, an address for example.",
        "コマンドの残り。アドレスなどです。", "RFC 5321 §4.1.2"),
    FieldInfo("smtp.rsp", "Response", .boolean, "The server speaks.", "サーバーの発言です。", "RFC 5321 §2.1"),
    FieldInfo(
        "smtp.response", "Response", .text, "One line of the server's answer.", "サーバーの返事の一行です。",
        "RFC 5321 §4.2",
        lesson: "first-letter"),
    FieldInfo(
        "smtp.response.code", "Response code", .decimal, "2xx yes, 3xx go on, 4xx later, 5xx never.",
        "2で始まれば承知、3は続けて、4はあとで、5はお断りです。", "RFC 5321 §4.2.1", lesson: "try-again"),
    FieldInfo(
        "smtp.rsp.parameter", "Response parameter", .text, "The answer in words.", "返事の説明の部分です。",
        "RFC 5321 §4.2"),
    FieldInfo(
        "smtp.auth.username_password", "Username/Password", .text,
        "Name and password together, in Base64, which anybody can read.",
        "Base64で書かれた利用者名とパスワード。誰でも読めます。",
        "RFC 4616 §2"),
    FieldInfo(
        "smtp.auth.username", "Username", .text, "The user's name in Base64, which anybody can read.",
        "Base64で書かれた利用者名。誰でも読めます。", "RFC 4954 §4"),
    FieldInfo(
        "smtp.auth.password", "Password", .text, "The password in Base64: hidden from nobody.",
        "Base64で書かれたパスワード。隠されてはいません。", "RFC 4954 §4"),
    FieldInfo(
        "smtp.response.code.unexpected", "Unexpected response code in multiline response", .heading,
        "A later line of the reply has another code, which must not be.",
        "複数行の返事の途中でコードが変わっています（誤りです）。",
        "RFC 5321 §4.2.1"),
    FieldInfo(
        "smtp.base64_decode", "base64 decode failed or is not enabled (check SMTP preferences)", .heading,
        "The text is left in Base64.", "Base64のまま表示しています。", "RFC 4648 §4"),
    FieldInfo(
        "smtp.eom", "End of message", .heading, "A line with a single dot ends the letter.",
        "点だけの行が手紙の終わりを示します。",
        "RFC 5321 §4.1.1.4"),
    FieldInfo(
        "smtp.data.fragments", "DATA fragments", .heading, "The frames in which the letter came.",
        "手紙が届いたフレームです。"),
    FieldInfo(
        "smtp.data.fragment", "DATA fragment", .decimal, "A part of the letter.", "手紙の一部です。",
        "RFC 5321 §4.1.1.4"),
    FieldInfo(
        "smtp.data.fragment.count", "DATA fragment count", .decimal, "How many parts there were.",
        "手紙の部分の数です。"),
    FieldInfo(
        "smtp.data.reassembled.in", "Reassembled DATA in frame", .decimal, "The frame with the letter's last chunk.",
        "手紙の最後のかたまりが届いたフレームです。", "RFC 3030 §2"),
    FieldInfo(
        "smtp.data.reassembled.length", "Reassembled DATA length", .decimal, "How many bytes the letter has.",
        "手紙のバイト数です。"),
]

let popFields: [FieldInfo] = [
    FieldInfo(
        "pop.request", "Request", .none, "One line of the client.", "クライアントの一行です。", "RFC 1939 §3",
        lesson: "collect-it"),
    FieldInfo(
        "pop.request.command", "Request command", .text,
        "What the client wants: RETR fetches a letter, DELE has it thrown away.",
        "クライアントの用件。RETRは受け取り、DELEは削除の依頼です。",
        "RFC 1939 §3", lesson: "collect-it"),
    FieldInfo(
        "pop.request.parameter", "Request parameter", .text, "Which letter, or which user.",
        "どの手紙か、どの利用者かを示します。",
        "RFC 1939 §3"),
    FieldInfo(
        "pop.request.data", "Data", .none, "A further line of the client in the same segment.",
        "同じセグメントで続くクライアントの行です。", "RFC 2449 §6.6"),
    FieldInfo(
        "pop.response", "Response", .none, "One line of the server.", "サーバーの一行です。", "RFC 1939 §3",
        lesson: "collect-it"),
    FieldInfo(
        "pop.response.indicator", "Response indicator", .text, "+OK is yes, -ERR is no.",
        "+OKは承知、-ERRはお断りです。",
        "RFC 1939 §3"),
    FieldInfo(
        "pop.response.description", "Response description", .text, "The answer in words.", "返事の説明の部分です。",
        "RFC 1939 §3"),
    FieldInfo(
        "pop.response.tot_len.invalid", "Length must be a string containing an integer", .heading,
        "The server does not say how long the letter is, which it need not.",
        "手紙の長さが書かれていません（なくてもかまいません）。",
        "RFC 1939 §5"),
    FieldInfo(
        "pop.response.data", "Data", .none, "A line of a longer answer; a single dot ends it.",
        "長い返事の一行。点だけの行で終わります。",
        "RFC 1939 §3"),
    FieldInfo(
        "", "DATA fragment", .none, "A part of the letter; the whole is shown with its last frame.",
        "手紙の一部。全体は最後のフレームで表示します。", "RFC 1939 §5"),
    FieldInfo(
        "pop.data.fragments", "DATA fragments", .heading, "The frames in which the letter came.",
        "手紙が届いたフレームです。"),
    FieldInfo(
        "pop.data.fragment", "DATA fragment", .decimal, "The frame in which a part of it came.",
        "その一部が届いたフレームです。",
        "RFC 1939 §3"),
    FieldInfo(
        "pop.data.fragment.count", "DATA fragment count", .decimal, "How many parts there were.", "部分の数です。"),
    FieldInfo(
        "pop.data.reassembled.length", "Reassembled DATA length", .decimal, "How many bytes they make together.",
        "合わせたバイト数です。"),
]

let imapFields: [FieldInfo] = [
    FieldInfo(
        "imap.isrequest", "Request", .boolean, "1 when the client speaks.", "クライアントの発言なら1です。",
        "RFC 3501 §2.2"),
    FieldInfo(
        "imap.line", "Line", .text, "One line, with the data that it announces.",
        "一行と、その行が予告したデータです。", "RFC 3501 §2.2",
        lesson: "collect-it"),
    FieldInfo("imap.request", "Request", .text, "A command.", "コマンドです。", "RFC 3501 §2.2.1"),
    FieldInfo(
        "imap.request_tag", "Request Tag", .text, "A mark by which the answer is known.",
        "返事と対応させるための印です。",
        "RFC 3501 §2.2.1"),
    FieldInfo(
        "imap.tag", "Tag", .text, "The mark of a command or an answer.", "コマンドや返事の印です。", "RFC 3501 §2.2.1"),
    FieldInfo(
        "imap.request.command", "Request Command", .text,
        "What the client wants: SELECT opens a mailbox, FETCH reads, IDLE waits for news.",
        "クライアントの用件。SELECTは開く、FETCHは読む、IDLEは知らせを待つことです。", "RFC 3501 §6",
        lesson: "collect-it"),
    FieldInfo(
        "imap.command", "Command", .text, "The command once more, of requests and answers.",
        "コマンドを、要求と返事に共通の名前で示したものです。", "RFC 3501 §6"),
    FieldInfo(
        "imap.request.command.uid", "Request isUID", .boolean, "Letters are named by their lasting numbers.",
        "変わらない番号（UID）で手紙を指定しています。", "RFC 3501 §6.4.8"),
    FieldInfo(
        "imap.request.username", "Request Username", .text, "The user's name.", "利用者名です。", "RFC 3501 §6.2.3"),
    FieldInfo(
        "imap.request.password", "Request Password", .made, "The password, in clear.",
        "パスワード（そのまま読めます）です。",
        "RFC 3501 §6.2.3"),
    FieldInfo(
        "imap.request.folder", "Request Folder", .text, "The mailbox that is meant.", "対象のメールボックスです。",
        "RFC 3501 §6.3.1"
    ),
    FieldInfo(
        "imap.response", "Response", .text, "The answer to a command.", "コマンドへの返事です。", "RFC 3501 §2.2.2"),
    FieldInfo(
        "imap.response_tag", "Response Tag", .text, "The mark of the command that is answered.",
        "返事の対象となるコマンドの印です。",
        "RFC 3501 §2.2.2"),
    FieldInfo(
        "imap.response.status", "Response Status", .text, "OK, NO or BAD.",
        "OK（承知）、NO（お断り）、BAD（誤り）のいずれかです。",
        "RFC 3501 §7.1"),
    FieldInfo(
        "imap.response.command", "Response Command", .text, "The first word of the answer's text.",
        "返事の文の最初の語です。",
        "RFC 3501 §7.1"),
    FieldInfo(
        "imap.response_to", "Response to", .decimal, "The frame with the command that is answered.",
        "返事の対象となるコマンドのフレームです。", "RFC 3501 §2.2.1", lesson: "collect-it"),
    FieldInfo("imap.time", "Time", .seconds, "How many seconds the answer took.", "返事までの秒数です。"),
]
