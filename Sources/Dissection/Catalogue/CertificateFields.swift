// The fields of certificates. Read first: ../FieldInfo.swift.

let certificateFields: [FieldInfo] = [
    FieldInfo(
        "x509af.signedCertificate_element", "signedCertificate", .heading, "What the signature is about.",
        "署名の対象となる部分です。", "RFC 5280 §4.1"),
    FieldInfo(
        "x509af.version", "version", .decimal, "The version of the format, less one: 2 is the third.",
        "形式の版から1を引いた数。2は第3版です。", "RFC 5280 §4.1.2.1"),
    FieldInfo(
        "x509af.serialNumber", "serialNumber", .bytes, "A number that its issuer gave to it alone.",
        "発行者がこの証明書だけに付けた番号です。", "RFC 5280 §4.1.2.2"),
    FieldInfo(
        "x509af.signature_element", "signature", .heading, "How it is signed.",
        "署名の方式です。", "RFC 5280 §4.1.2.3"),
    FieldInfo(
        "x509af.algorithm.id", "Algorithm Id", .made, "The number of the method.",
        "方式を表す番号です。", "RFC 5280 §4.1.1.2"),
    FieldInfo(
        "x509af.issuer", "issuer", .decimal, "Who issued it, and vouches for it.",
        "これを発行し、保証する者です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509if.rdnSequence", "rdnSequence", .decimal, "A name in several parts; how many.",
        "いくつかの部分からなる名前。その数です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509if.RDNSequence_item", "RDNSequence item", .decimal, "A part of the name.",
        "名前の一部です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509if.RelativeDistinguishedName_item_element", "RelativeDistinguishedName item", .heading,
        "What is said, and what it says.",
        "何についての名前かと、その名前です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509if.oid", "Object Id", .made,
        "What the part of the name is about: 2.5.4.3 is the common name, 2.5.4.6 the country.",
        "名前のどの部分か。2.5.4.3は一般名、2.5.4.6は国です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.CountryName", "CountryName", .text, "The country.",
        "国です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.DirectoryString", "DirectoryString", .decimal, "A text; the number tells its letters: 4 is UTF-8.",
        "文字列。数は文字の種類で、4はUTF-8です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.teletexString", "teletexString", .text, "The text, in letters of telegraphs.",
        "テレテックスの文字で書かれた文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.printableString", "printableString", .text, "The text, in plain letters.",
        "限られた英数字の文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.universalString", "universalString", .bytes, "The text, four bytes a letter.",
        "1文字4バイトの文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.bmpString", "bmpString", .bytes, "The text, two bytes a letter.",
        "1文字2バイトの文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.uTF8String", "uTF8String", .text, "The text, in UTF-8.",
        "UTF-8の文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.PrintableString", "PrintableString", .text, "A text in plain letters.",
        "限られた英数字の文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509sat.IA5String", "IA5String", .text, "A text in ASCII.",
        "ASCIIの文字列です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509af.Userid", "Userid", .text, "The name of an account.",
        "アカウントの名前です。", "RFC 5280 §4.1.2.4"),
    FieldInfo(
        "x509af.validity_element", "validity", .heading, "From when to when it holds.",
        "有効期間です。", "RFC 5280 §4.1.2.5"),
    FieldInfo(
        "x509af.notBefore", "notBefore", .decimal, "Before, it does not hold yet.",
        "有効期間の始まりです。", "RFC 5280 §4.1.2.5"),
    FieldInfo(
        "x509af.notAfter", "notAfter", .decimal,
        "After that, it holds no more: expired certificates are a frequent reason why mail stands still.",
        "有効期間の終わり。期限切れの証明書は、メールが止まるよくある原因です。", "RFC 5280 §4.1.2.5"),
    FieldInfo(
        "x509af.utcTime", "utcTime", .made, "The time, with two digits for the year.",
        "西暦の下2桁による日時です。", "RFC 5280 §4.1.2.5.1"),
    FieldInfo(
        "x509af.generalizedTime", "generalizedTime", .made, "The time, from 2050 on.",
        "2050年以降に使う形の日時です。", "RFC 5280 §4.1.2.5.2"),
    FieldInfo(
        "x509af.subject", "subject", .decimal, "Whose certificate it is.",
        "誰の証明書かを表します。", "RFC 5280 §4.1.2.6"),
    FieldInfo(
        "x509af.rdnSequence", "rdnSequence", .decimal, "His name in several parts; how many.",
        "その名前。いくつの部分からなるかです。", "RFC 5280 §4.1.2.6"),
    FieldInfo(
        "x509af.subjectPublicKeyInfo_element", "subjectPublicKeyInfo", .heading, "His public key.",
        "その公開鍵です。", "RFC 5280 §4.1.2.7"),
    FieldInfo(
        "x509af.algorithm_element", "algorithm", .heading, "What the key is for.",
        "鍵の方式です。", "RFC 5280 §4.1.2.7"),
    FieldInfo(
        "pkcs1.ECParameters", "ECParameters", .decimal, "The curve that the key lies on.",
        "鍵に使う楕円曲線です。", "RFC 5480 §2.1.1"),
    FieldInfo(
        "pkcs1.namedCurve", "namedCurve", .made, "The number of the curve.",
        "曲線を表す番号です。", "RFC 5480 §2.1.1"),
    FieldInfo(
        "x509af.subjectPublicKey", "subjectPublicKey", .bytes, "The key: everybody may know it.",
        "公開鍵。誰が知ってもかまいません。", "RFC 5280 §4.1.2.7"),
    FieldInfo(
        "pkcs1.modulus", "modulus", .bytes, "The product of two primes that only the owner knows.",
        "持ち主だけが知る二つの素数の積です。", "RFC 8017 §3.1"),
    FieldInfo(
        "pkcs1.publicExponent", "publicExponent", .decimal, "The other part of an RSA key; nearly always 65537.",
        "RSAの鍵のもう一つの部分。ほとんどいつも65537です。", "RFC 8017 §3.1"),
    FieldInfo(
        "ber.bitstring.padding", "Padding", .decimal, "How many bits of the last byte are unused.",
        "最後のバイトで使わないビットの数です。", "RFC 5280 §4.1"),
    FieldInfo(
        "x509af.extensions", "extensions", .decimal, "What else is said; how many things.",
        "追加の記載。その数です。", "RFC 5280 §4.2"),
    FieldInfo(
        "x509af.Extension_element", "Extension", .heading, "One thing more that is said.",
        "追加の記載の一つです。", "RFC 5280 §4.2"),
    FieldInfo(
        "x509af.extension.id", "Extension Id", .made, "Which: 2.5.29.17 are the names of the server.",
        "その種類。2.5.29.17はサーバーの名前です。", "RFC 5280 §4.2"),
    FieldInfo(
        "x509af.critical", "critical", .boolean, "Whoever does not understand it must refuse the certificate.",
        "これが分からない相手は証明書を拒否しなければなりません。", "RFC 5280 §4.2"),
    FieldInfo(
        "x509af.algorithmIdentifier_element", "algorithmIdentifier", .heading, "How it is signed, once more.",
        "署名の方式（もう一度）です。", "RFC 5280 §4.1.1.2"),
    FieldInfo(
        "x509af.encrypted", "encrypted", .bytes, "The signature of the issuer.",
        "発行者の署名です。", "RFC 5280 §4.1.1.3"),
    FieldInfo(
        "x509ce.GeneralNames", "GeneralNames", .decimal, "For which names it holds; how many.",
        "この証明書が使える名前。その数です。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.GeneralName", "GeneralName", .decimal, "One of them; 2 is a name in DNS.",
        "その一つ。2はDNSの名前です。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.rfc822Name", "rfc822Name", .text, "A mail address.",
        "メールアドレスです。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.dNSName", "dNSName", .text, "A name in DNS: a client compares it with the name that it asked for.",
        "DNSの名前。クライアントはつなごうとした名前と比べます。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.directoryName", "directoryName", .decimal, "A name as that of the owner.",
        "持ち主の名前と同じ形の名前です。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.uniformResourceIdentifier", "uniformResourceIdentifier", .text, "An address on the web.",
        "URLです。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.IPAddress.ipv4", "iPAddress", .ipv4, "An address of IPv4.",
        "IPv4アドレスです。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.IPAddress.ipv6", "iPAddress", .ipv6, "An address of IPv6.",
        "IPv6アドレスです。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.registeredID", "registeredID", .made, "A registered number.",
        "登録された番号です。", "RFC 5280 §4.2.1.6"),
    FieldInfo(
        "x509ce.KeyUsage", "KeyUsage", .bytes, "What the key may be used for.",
        "鍵の使い道です。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.digitalSignature", "digitalSignature", .boolean, "It may sign.",
        "署名に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.contentCommitment", "contentCommitment", .boolean, "It may bind its owner.",
        "否認防止に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.keyEncipherment", "keyEncipherment", .boolean, "It may encrypt keys.",
        "鍵の暗号化に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.dataEncipherment", "dataEncipherment", .boolean, "It may encrypt data.",
        "データの暗号化に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.keyAgreement", "keyAgreement", .boolean, "It may be used to agree on keys.",
        "鍵の共有に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.keyCertSign", "keyCertSign", .boolean, "It may sign certificates.",
        "証明書への署名に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.cRLSign", "cRLSign", .boolean, "It may sign lists of certificates that hold no more.",
        "失効リストへの署名に使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.encipherOnly", "encipherOnly", .boolean, "Only to encrypt.",
        "暗号化だけに使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyUsage.decipherOnly", "decipherOnly", .boolean, "Only to decrypt.",
        "復号だけに使えます。", "RFC 5280 §4.2.1.3"),
    FieldInfo(
        "x509ce.KeyPurposeIDs", "KeyPurposeIDs", .decimal, "What the certificate is for; how many things.",
        "証明書の目的。その数です。", "RFC 5280 §4.2.1.12"),
    FieldInfo(
        "x509ce.KeyPurposeId", "KeyPurposeId", .made, "One of them; 1.3.6.1.5.5.7.3.1 is a server's.",
        "その一つ。1.3.6.1.5.5.7.3.1はサーバー用です。", "RFC 5280 §4.2.1.12"),
    FieldInfo(
        "x509ce.BasicConstraintsSyntax_element", "BasicConstraintsSyntax", .heading,
        "Whether its owner may issue others.",
        "ほかの証明書を発行してよいかどうかです。", "RFC 5280 §4.2.1.9"),
    FieldInfo(
        "x509ce.cA", "cA", .boolean, "The owner may issue certificates.",
        "証明書を発行できます。", "RFC 5280 §4.2.1.9"),
    FieldInfo(
        "x509ce.pathLenConstraint", "pathLenConstraint", .decimal, "How many more may stand between.",
        "間に入れる証明書の数の上限です。", "RFC 5280 §4.2.1.9"),
    FieldInfo(
        "x509ce.SubjectKeyIdentifier", "SubjectKeyIdentifier", .bytes, "A short name of the key.",
        "鍵の短い名前です。", "RFC 5280 §4.2.1.2"),
    FieldInfo(
        "x509ce.AuthorityKeyIdentifier_element", "AuthorityKeyIdentifier", .heading,
        "Which key of the issuer signed it.",
        "署名に使われた発行者の鍵です。", "RFC 5280 §4.2.1.1"),
    FieldInfo(
        "x509ce.keyIdentifier", "keyIdentifier", .bytes, "The short name of that key.",
        "その鍵の短い名前です。", "RFC 5280 §4.2.1.1"),
    FieldInfo(
        "x509ce.CRLDistPointsSyntax", "CRLDistPointsSyntax", .decimal,
        "Where the lists of certificates that hold no more are kept.",
        "失効リストの置き場所です。", "RFC 5280 §4.2.1.13"),
    FieldInfo(
        "x509ce.DistributionPoint_element", "DistributionPoint", .heading, "One such place.",
        "その一つです。", "RFC 5280 §4.2.1.13"),
    FieldInfo(
        "x509ce.distributionPoint", "distributionPoint", .decimal, "Its name; 0 is a full one.",
        "その名前。0は完全な名前です。", "RFC 5280 §4.2.1.13"),
    FieldInfo(
        "x509ce.fullName", "fullName", .decimal, "The full name.",
        "完全な名前です。", "RFC 5280 §4.2.1.13"),
    FieldInfo(
        "pkix1implicit.AuthorityInfoAccessSyntax", "AuthorityInfoAccessSyntax", .decimal,
        "Whom to ask about the issuer.",
        "発行者についての問い合わせ先です。", "RFC 5280 §4.2.2.1"),
    FieldInfo(
        "pkix1implicit.AccessDescription_element", "AccessDescription", .heading, "One of those.",
        "その一つです。", "RFC 5280 §4.2.2.1"),
    FieldInfo(
        "pkix1implicit.accessMethod", "accessMethod", .made,
        "What can be asked there: 1.3.6.1.5.5.7.48.1 whether it still holds.",
        "問い合わせの内容。1.3.6.1.5.5.7.48.1は、まだ有効かどうかです。", "RFC 5280 §4.2.2.1"),
    FieldInfo(
        "pkix1implicit.accessLocation", "accessLocation", .decimal, "Where; 6 is an address on the web.",
        "その場所。6はURLです。", "RFC 5280 §4.2.2.1"),
    FieldInfo(
        "x509ce.CertificatePoliciesSyntax", "CertificatePoliciesSyntax", .decimal,
        "By which rules it was issued; how many.",
        "発行の決まり。その数です。", "RFC 5280 §4.2.1.4"),
    FieldInfo(
        "x509ce.PolicyInformation_element", "PolicyInformation", .heading, "One of them.",
        "その一つです。", "RFC 5280 §4.2.1.4"),
    FieldInfo(
        "x509ce.policyIdentifier", "policyIdentifier", .made, "Its number.",
        "その番号です。", "RFC 5280 §4.2.1.4"),
    FieldInfo(
        "x509ce.policyQualifiers", "policyQualifiers", .decimal, "More about it.",
        "その詳細です。", "RFC 5280 §4.2.1.4"),
    FieldInfo(
        "x509ce.PolicyQualifierInfo_element", "PolicyQualifierInfo", .heading, "One thing more about it.",
        "詳細の一つです。", "RFC 5280 §4.2.1.4"),
    FieldInfo(
        "x509ce.id", "id", .made, "What it is: 1.3.6.1.5.5.7.2.1 is where the rules can be read.",
        "その種類。1.3.6.1.5.5.7.2.1は決まりを読める場所です。", "RFC 5280 §4.2.1.4"),
    FieldInfo(
        "pkix1explicit.DirectoryString", "DirectoryString", .text, "The address on the web.",
        "そのURLです。", "RFC 5280 §4.2.1.4"),
]
