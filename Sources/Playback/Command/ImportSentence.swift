// What was done to a user's letter, or why it cannot be sent, in words. Read first:
// Sources/MailMessage/MessageImport.swift.

import MailMessage
import Scenarios

extension MessageImport.Warning {
    /// A sentence for the user.
    var sentence: LocalizedText {
        switch self {
        case .lineEndingsRepaired(let count):
            LocalizedText(
                en: "\(count) line ending\(count == 1 ? "" : "s") became CRLF, as mail needs (RFC 5321 §2.3.8)",
                ja: "改行\(count)か所を、メールで使うCRLFに直しました（RFC 5321 §2.3.8）")
        case .noHeader:
            LocalizedText(
                en: "the file has no header: all of it is taken for the text",
                ja: "ヘッダーがないので、ファイル全体を本文とみなしました")
        case .fieldAdded(let name):
            LocalizedText(
                en: "the letter had no \(name) field; one was added (RFC 5322 §3.6)",
                ja: "\(name)フィールドがなかったので、付け加えました（RFC 5322 §3.6）")
        case .byteOrderMarkRemoved:
            LocalizedText(
                en: "the byte order mark before the letter was taken away",
                ja: "手紙の前にあったバイト順マーク（BOM）を取り除きました")
        case .mailboxLineRemoved:
            LocalizedText(
                en: "the mailbox file's line “From ...” before the letter was taken away",
                ja: "手紙の前にあった、メールボックスファイルの「From ...」の行を取り除きました")
        case .longLinesReencoded(let longest):
            LocalizedText(
                en:
                    "a line of \(longest) characters is too long for mail (998); the text was re-encoded as "
                    + "quoted-printable",
                ja: "\(longest)文字の行はメールには長すぎるので（998文字まで）、本文をquoted-printableに変換しました")
        case .headerLinesFolded:
            LocalizedText(
                en: "header lines of more than 998 characters were folded",
                ja: "998文字を超えるヘッダーの行を折り返しました")
        case .charsetDeclared(let charset):
            LocalizedText(
                en: "the text has bytes beyond ASCII; it was declared as \(charset)",
                ja: "本文にASCII以外のバイトがあるので、文字コードを\(charset)と宣言しました")
        case .dateNotUnderstood(let date):
            LocalizedText(
                en: "the date “\(date)” is not one that mail knows; it was left as it is",
                ja: "日付「\(date)」はメールの形式ではありませんが、そのままにしました")
        case .emptyBody: LocalizedText(en: "the letter has no text", ja: "本文がありません")
        case .blindCopiesHidden:
            LocalizedText(
                en: "the Bcc field was taken away, so that no recipient sees it (RFC 5322 §3.6.3)",
                ja: "受け取る人に見えないように、Bccフィールドを取り除きました（RFC 5322 §3.6.3）")
        }
    }
}

extension MessageImport.Failure {
    /// The same for a letter that is refused.
    var sentence: LocalizedText {
        let japanese: String
        switch self {
        case .empty: japanese = "ファイルが空です。手紙には少なくとも1行が必要です"
        case .nul(let offset): japanese = "先頭から\(offset)バイト進んだ位置にNULがあります。メールで送れるのは文字だけです（RFC 5322 §2.1）"
        case .utf16: japanese = "UTF-16で書かれています。手紙はバイトの列なので（RFC 5322 §2.1）、UTF-8で保存し直してください"
        case .tooLarge(let size, let limit): japanese = "\(size)バイトあります。読み込めるのは\(limit)バイトまでです"
        case .headerLineTooLong(let line, let length):
            japanese = "ヘッダーの\(line)行目は\(length)文字あり、折り返せる空白がありません。998文字までです（RFC 5322 §2.1.1）"
        case .repeatedField(let name): japanese = "\(name)が2回以上あります。1回しか書けません（RFC 5322 §3.6）"
        case .noAddress(let field, ""): japanese = "\(field)が空です。メールアドレスが必要です（RFC 5322 §3.6）"
        case .noAddress(let field, let value): japanese = "\(field)にメールアドレスがありません：\(value.prefix(80))"
        }
        return LocalizedText(en: description, ja: japanese)
    }
}
