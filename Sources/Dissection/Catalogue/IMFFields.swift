// The fields of letters. Read first: ../FieldInfo.swift.

let imfFields: [FieldInfo] = [
    FieldInfo(
        "imf.from", "From", .text, "Who wrote the letter, as the letter itself says; the envelope may say otherwise.",
        "手紙に書かれた差出人。封筒の差出人とは違うこともあります。", "RFC 5322 §3.6.2", lesson: "first-letter"),
    FieldInfo(
        "imf.to", "To", .text, "Whom the letter is for, as it says itself.", "手紙に書かれた宛先です。",
        "RFC 5322 §3.6.3",
        lesson: "first-letter"),
    FieldInfo("imf.cc", "Cc", .text, "Who gets a copy.", "写しを受け取る人です。", "RFC 5322 §3.6.3"),
    FieldInfo(
        "imf.bcc", "Bcc", .text, "Who gets a copy that the others should not know of.",
        "ほかの人に知らせずに写しを受け取る人です。",
        "RFC 5322 §3.6.3"),
    FieldInfo(
        "imf.sender", "Sender", .text, "Who sent it for the author.", "本人に代わって送った人です。",
        "RFC 5322 §3.6.2"),
    FieldInfo("imf.reply_to", "Reply-To", .text, "Where answers shall go.", "返信の宛先です。", "RFC 5322 §3.6.2"),
    FieldInfo("imf.subject", "Subject", .text, "What the letter is about.", "件名です。", "RFC 5322 §3.6.5"),
    FieldInfo("imf.date", "Date", .text, "When it was written.", "書かれた日時です。", "RFC 5322 §3.6.1"),
    FieldInfo(
        "imf.message_id", "Message-ID", .text, "The letter's own name; no other letter has it.",
        "世界に一つしかない、この手紙の名前です。",
        "RFC 5322 §3.6.4"),
    FieldInfo(
        "imf.in_reply_to", "In-Reply-To", .text, "The letter that this one answers.", "どの手紙への返事かを示します。",
        "RFC 5322 §3.6.4"),
    FieldInfo(
        "imf.references", "References", .text, "The letters before it in the conversation.",
        "やりとりの中の、これより前の手紙です。",
        "RFC 5322 §3.6.4"),
    FieldInfo(
        "imf.received", "Received", .text,
        "The postmark of a server: from whom, by whom, when. The newest stands on top.",
        "サーバーが押した消印。誰から誰がいつ受け取ったかで、新しいものが上です。", "RFC 5321 §4.4",
        lesson: "first-letter"),
    FieldInfo(
        "imf.return_path", "Return-Path", .text, "The sender on the envelope, written down by the last server.",
        "最後のサーバーが書き写した、封筒の差出人です。", "RFC 5321 §4.4"),
    FieldInfo(
        "imf.mime_version", "MIME-Version", .text, "The letter uses MIME.", "MIME形式の手紙であることを示します。",
        "RFC 2045 §4"),
    FieldInfo(
        "imf.content.type", "Content-Type", .text, "What kind of thing the text is, and in which character set.",
        "本文の種類と文字コードです。", "RFC 2045 §5"),
    FieldInfo("imf.content.type.type", "Type", .text, "The kind alone.", "種類の部分です。", "RFC 2045 §5.1"),
    FieldInfo(
        "imf.content.type.parameters", "Parameters", .text, "What else is said about it.", "種類についての補足です。",
        "RFC 2045 §5.1"),
    FieldInfo(
        "imf.content.transfer_encoding", "Content-Transfer-Encoding", .text,
        "How the text was written so that it survives the way.", "運ばれる間に壊れないよう、どう書き表したかです。",
        "RFC 2045 §6"),
    FieldInfo("imf.content.id", "Content-ID", .text, "A name for this part.", "この部分の名前です。", "RFC 2045 §7"),
    FieldInfo(
        "imf.content.description", "Content-Description", .text, "What this part is.", "この部分の説明です。",
        "RFC 2045 §8"),
    FieldInfo(
        "imf.delivered_to", "Delivered-To", .text, "The mailbox that the last server put it into.",
        "最後に入れられたメールボックスです。"
    ),
    FieldInfo(
        "imf.ext.original-to", "X-Original-To", .text, "The address on the envelope before aliases were followed.",
        "別名をたどる前の、封筒の宛先です。"),
    FieldInfo("imf.user_agent", "User-Agent", .text, "The mail program.", "メールソフトの名前です。"),
    FieldInfo("imf.ext.mailer", "X-Mailer", .text, "The mail program.", "メールソフトの名前です。"),
    FieldInfo("imf.comments", "Comments", .text, "A remark.", "覚え書きです。", "RFC 5322 §3.6.5"),
    FieldInfo("imf.keywords", "Keywords", .text, "Words to sort by.", "分類のための語です。", "RFC 5322 §3.6.5"),
    FieldInfo(
        "imf.content_language", "Content-Language", .text, "The language of the text.", "本文の言語です。",
        "RFC 3282 §2"),
    FieldInfo(
        "imf.importance", "Importance", .text, "How much the letter matters to its author.",
        "差出人から見た重要度です。", "RFC 2156"
    ),
    FieldInfo(
        "imf.priority", "Priority", .text, "How urgent the author finds it; servers pay no heed.",
        "差出人から見た緊急度。サーバーは気にしません。", "RFC 2156"),
    FieldInfo(
        "imf.sensitivity", "Sensitivity", .text, "How private the author wants it.",
        "どのくらい内密に扱ってほしいかです。", "RFC 2156"),
    FieldInfo(
        "imf.precedence", "Precedence", .text,
        "Says that the letter goes to many: no machine should answer it by itself.",
        "大勢に送られる手紙なので、プログラムが自動で返事をしないように、という印です。", "RFC 2076 §3.9"),
    FieldInfo(
        "imf.lines", "Lines", .text, "How many lines the text had for its author's program.",
        "差出人のソフトが数えた本文の行数です。",
        "RFC 5536 §3.3"),
    FieldInfo(
        "imf.resent.date", "Resent-Date", .text, "When it was sent on, unchanged.", "そのまま送り直された日時です。",
        "RFC 5322 §3.6.6"
    ),
    FieldInfo("imf.resent.from", "Resent-From", .text, "Who sent it on.", "送り直した人です。", "RFC 5322 §3.6.6"),
    FieldInfo(
        "imf.resent.sender", "Resent-Sender", .text, "Who sent it on for that person.", "送り直した人の代理です。",
        "RFC 5322 §3.6.6"),
    FieldInfo("imf.resent.to", "Resent-To", .text, "Whom it was sent on to.", "送り直した先です。", "RFC 5322 §3.6.6"),
    FieldInfo(
        "imf.resent.cc", "Resent-Cc", .text, "Who got a copy then.", "送り直したときの写しの宛先です。",
        "RFC 5322 §3.6.6"),
    FieldInfo(
        "imf.resent.bcc", "Resent-Bcc", .text, "Who got a copy then that the others should not know of.",
        "送り直したとき、ほかの人に知らせずに写しを受け取った人です。", "RFC 5322 §3.6.6"),
    FieldInfo(
        "imf.resent.message_id", "Resent-Message-ID", .text, "The name of the letter as it was sent on.",
        "送り直された手紙の名前です。", "RFC 5322 §3.6.6"),
    FieldInfo(
        "imf.thread-index", "Thread-Index", .text, "A mark of the conversation, by some mail programs.",
        "一部のメールソフトが付ける、会話の目印です。"),
    FieldInfo("imf.expires", "Expires", .text, "Until when the letter is of use.", "手紙の有効期限です。", "RFC 2156"),
    FieldInfo(
        "imf.ext.expiry-date", "Expiry-Date", .text, "Until when the letter is of use.", "手紙の有効期限です。",
        "RFC 2156"),
    FieldInfo(
        "imf.supersedes", "Supersedes", .text, "The letters that this one replaces.",
        "この手紙に置き換えられる手紙です。", "RFC 2156"),
    FieldInfo("imf.reply_by", "Reply-By", .text, "Until when an answer is wanted.", "返事の期限です。", "RFC 2156"),
    FieldInfo(
        "imf.delivery_date", "Delivery-Date", .text, "When it was put into the mailbox.",
        "メールボックスに入れられた日時です。",
        "RFC 2156"),
    FieldInfo(
        "imf.autoforwarded", "Autoforwarded", .text, "Whether a program sent it on.", "自動転送されたかどうかです。",
        "RFC 2156"),
    FieldInfo(
        "imf.autosubmitted", "Autosubmitted", .text, "Whether a program wrote it.", "自動で書かれたかどうかです。",
        "RFC 2156"),
    FieldInfo(
        "imf.message_type", "Message-Type", .text, "The kind of letter: a report for one.",
        "手紙の種類（配送報告など）です。",
        "RFC 2156"),
    FieldInfo(
        "imf.ext.uidl", "X-UIDL", .text, "The number by which a POP3 server knows the letter.",
        "POP3サーバーが手紙を見分ける番号です。",
        "RFC 1939 §7"),
    FieldInfo(
        "imf.ext.virus_scanned", "X-Virus-Scanned", .text, "A program has looked for viruses.",
        "ウイルス検査をしたプログラムです。"),
    FieldInfo(
        "imf.ext.mimeole", "X-MimeOLE", .text, "The library that wrote the letter.", "手紙を作ったライブラリです。"),
    FieldInfo(
        "imf.ext.authentication_warning", "X-Authentication-Warning", .text, "A server found the sender doubtful.",
        "差出人に疑わしい点があるというサーバーの警告です。"),
    FieldInfo(
        "imf.conversion", "Conversion", .text, "Whether the text may be converted on the way to another network.",
        "ほかのネットワークへ渡すとき、本文を変換してよいかどうかです。", "RFC 2156"),
    FieldInfo(
        "imf.conversion_with_loss", "Conversion-With-Loss", .text, "Whether something of it may be lost then.",
        "変換で一部が失われてもよいかどうかです。", "RFC 2156"),
    FieldInfo(
        "imf.deferred_delivery", "Deferred-Delivery", .text, "The letter shall not arrive before this time.",
        "この時刻より前には配達しないように、という指定です。", "RFC 2156"),
    FieldInfo(
        "imf.latest_delivery_time", "Latest-Delivery-Time", .text,
        "The letter shall arrive before this time, or not at all.",
        "この時刻までに届かなければ配達しないように、という指定です。", "RFC 2156"),
    FieldInfo(
        "imf.discarded_x400_ipms_extensions", "Discarded-X400-IPMS-Extensions", .text,
        "What a gateway to X.400 left out of the letter.", "X.400との中継で、手紙から省かれたものです。", "RFC 2156"),
    FieldInfo(
        "imf.discarded_x400_mts_extensions", "Discarded-X400-MTS-Extensions", .text,
        "What a gateway to X.400 left out of the envelope.", "X.400との中継で、封筒から省かれたものです。", "RFC 2156"),
    FieldInfo(
        "imf.dl_expansion_history", "DL-Expansion-History", .text, "The lists of recipients that the letter passed.",
        "手紙が通ってきた宛先リストです。", "RFC 2156"),
    FieldInfo(
        "imf.incomplete_copy", "Incomplete-Copy", .text, "Parts of the letter are missing.",
        "手紙の一部が欠けています。", "RFC 2156"
    ),
    FieldInfo(
        "imf.original_encoded_information_types", "Original-Encoded-Information-Types", .text,
        "What the text was written in before a gateway converted it.", "中継で変換される前の、本文の形式です。",
        "RFC 2156"),
    FieldInfo(
        "imf.originator_return_address", "Originator-Return-Address", .text, "The author's postal address.",
        "差出人の住所です。", "RFC 2156"),
    FieldInfo(
        "imf.x400_content_identifier", "X400-Content-Identifier", .text,
        "What the author's X.400 program calls the letter.", "差出人のX.400ソフトが手紙に付けた名前です。", "RFC 2156"),
    FieldInfo(
        "imf.x400_content_type", "X400-Content-Type", .text, "The kind of X.400 letter.", "X.400での手紙の種類です。",
        "RFC 2156"),
    FieldInfo(
        "imf.x400_mts_identifier", "X400-MTS-Identifier", .text, "The letter's name in the X.400 network.",
        "X.400のネットワークでの、手紙の名前です。", "RFC 2156"),
    FieldInfo(
        "imf.x400_originator", "X400-Originator", .text, "The sender on the X.400 envelope.",
        "X.400の封筒の差出人です。",
        "RFC 2156"),
    FieldInfo(
        "imf.x400_received", "X400-Received", .text, "The postmark of an X.400 server.",
        "X.400のサーバーが押した消印です。",
        "RFC 2156"),
    FieldInfo(
        "imf.x400_recipients", "X400-Recipients", .text, "The recipients on the X.400 envelope.",
        "X.400の封筒の宛先です。",
        "RFC 2156"),
    FieldInfo(
        "imf.ext.tnef-correlator", "X-MS-TNEF-Correlator", .text, "Ties the letter to an attached file of Microsoft's.",
        "マイクロソフト形式の添付ファイルとの対応を示します。"),
    FieldInfo("imf.mailbox_list.item", "Item", .text, "One author.", "一人分の差出人です。", "RFC 5322 §3.4"),
    FieldInfo("imf.address_list.item", "Item", .text, "One recipient.", "一人分の宛先です。", "RFC 5322 §3.4"),
    FieldInfo(
        "imf.display_name", "Display-Name", .text, "The name that people see.", "表示される名前です。",
        "RFC 5322 §3.4"),
    FieldInfo("imf.address", "Address", .text, "The mail address.", "メールアドレスです。", "RFC 5322 §3.4"),
    FieldInfo(
        "imf.extension", "Unknown-Extension", .text, "A field that Wireshark has no name for.",
        "Wiresharkに名前のないフィールドです。",
        "RFC 5322 §3.6.8"),
    FieldInfo("imf.extension.type", "Type", .text, "The field's name.", "フィールドの名前です。", "RFC 5322 §3.6.8"),
    FieldInfo("imf.extension.value", "Value", .text, "What it says.", "フィールドの内容です。", "RFC 5322 §3.6.8"),
    FieldInfo("imf.message_text", "Message-Text", .heading, "The text.", "本文です。", "RFC 5322 §2.3"),
    FieldInfo(
        "mime_multipart.type", "Type", .made, "The letter has several parts.", "複数の部分からなる手紙です。",
        "RFC 2046 §5.1"),
    FieldInfo(
        "mime_multipart.preamble", "Preamble", .bytes, "Words for mail programs that know nothing of parts.",
        "部分分けを知らないメールソフトのための前置きです。", "RFC 2046 §5.1.1"),
    FieldInfo(
        "mime_multipart.first_boundary", "First boundary", .text, "The line before the first part.",
        "最初の部分の前の区切り行です。",
        "RFC 2046 §5.1.1"),
    FieldInfo(
        "mime_multipart.boundary", "Boundary", .text, "The line between two parts.", "部分と部分の間の区切り行です。",
        "RFC 2046 §5.1.1"),
    FieldInfo(
        "mime_multipart.last_boundary", "Last boundary", .text, "The line behind the last part.",
        "最後の部分の後ろの区切り行です。",
        "RFC 2046 §5.1.1"),
    FieldInfo(
        "mime_multipart.trailer", "Trailer", .bytes, "What stands behind the last boundary.",
        "最後の区切りの後ろにあるものです。",
        "RFC 2046 §5.1.1"),
    FieldInfo(
        "mime_multipart.part", "Encapsulated multipart part", .none, "One part with its own header.",
        "固有のヘッダーを持つ一つの部分です。", "RFC 2046 §5.1", lesson: "try-again"),
    FieldInfo(
        "mime_multipart.header.content-type", "Content-Type", .made, "What kind of thing the part is.",
        "この部分の種類です。",
        "RFC 2045 §5"),
    FieldInfo(
        "mime_multipart.header.content-transfer-encoding", "Content-Transfer-Encoding", .made,
        "How the part was written so that it survives the way.", "この部分を壊れないようにどう書き表したかです。",
        "RFC 2045 §6"),
    FieldInfo(
        "mime_multipart.header.content-description", "Content-Description", .made, "What the part is.",
        "この部分の説明です。",
        "RFC 2045 §8"),
    FieldInfo(
        "mime_multipart.header.content-id", "Content-ID", .made, "A name for the part.", "この部分の名前です。",
        "RFC 2045 §7"),
    FieldInfo(
        "mime_multipart.header.content-disposition", "Content-Disposition", .made,
        "Whether it is to be shown or kept as a file.", "表示するか、ファイルとして扱うかを示します。", "RFC 2183 §2"),
    FieldInfo(
        "mime_multipart.header.content-encoding", "Content-Encoding", .made,
        "Whether the part was compressed, and how.", "この部分が圧縮されているか、その方式です。", "RFC 9110 §8.4"),
    FieldInfo(
        "mime_multipart.header.content-language", "Content-Language", .made, "The language of the part.",
        "この部分の言語です。",
        "RFC 3282 §2"),
    FieldInfo(
        "mime_multipart.header.content-length", "Content-Length", .made,
        "How many bytes the part has; letters need no such field.", "この部分のバイト数。手紙では必要のないフィールドです。",
        "RFC 9110 §8.6"),
    FieldInfo(
        "mime_multipart.header.originalcontent", "OriginalContent", .made,
        "What an encrypted part is when it is decrypted.", "暗号化された部分の、元の種類です。"),
    FieldInfo(
        "mime_multipart.no_required_parameter", "The multipart dissector could not find a required parameter.",
        .heading, "The type does not say how the parts are separated.",
        "部分の区切り方が、種類のフィールドに書かれていません。", "RFC 2046 §5.1.1"),
    FieldInfo(
        "media.type", "Media type", .bytes, "A part of another kind, such as a delivery report.",
        "配送報告など、ほかの種類の部分です。",
        "RFC 2046 §5.2"),
    FieldInfo(
        "data-text-lines", "Line-based text data", .none, "The text, line by line.", "行ごとに見た本文です。",
        "RFC 5322 §2.3"),
    FieldInfo("", "text line", .text, "One line of the text.", "本文の一行です。", "RFC 5322 §2.3"),
]
