package org.certbureau.web.door;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.Problem;

/** Looks whether bytes are a text in UTF-8. */
final class Utf8 {
  private static final int PIECE = 8192;
  private static final int SIGNATURE = 4;

  /** An XML declaration is the first that stands in a document, and in ASCII. */
  private static final int LONGEST_DECLARATION = 1024;

  private static final Pattern XML_ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");

  private Utf8() {}

  /**
   * Where the text begins: behind a byte order mark, which says nothing (RFC 8259 §8.1).
   *
   * @throws Misread where the bytes are no UTF-8, naming the first place that is not, or where they
   *     say themselves that they are something else
   */
  static int begin(byte[] bytes) {
    refuseWide(bytes);
    int begin = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    String head =
        new String(
            bytes,
            begin,
            Math.min(bytes.length - begin, LONGEST_DECLARATION),
            StandardCharsets.ISO_8859_1);
    Matcher declared = XML_ENCODING.matcher(head);
    if (declared.find()) {
      ContentType.requireUtf8("encoding", declared.group(1));
    }
    requireWellFormed(bytes, begin);
    return begin;
  }

  /** UTF-16 and UTF-32 show by their marks, or by the zeros of their first letters. */
  private static void refuseWide(byte[] bytes) {
    boolean zero = false;
    for (int i = 0; i < Math.min(bytes.length, SIGNATURE); i++) {
      zero |= bytes[i] == 0;
    }
    if (zero || startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      throw new Misread(415, Problem.of("web.not-utf-8", null, "UTF-16"));
    }
  }

  private static boolean startsWith(byte[] bytes, int... signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  private static void requireWellFormed(byte[] bytes, int begin) {
    CharsetDecoder strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
    CharBuffer out = CharBuffer.allocate(PIECE);
    CoderResult result;
    do {
      result = strict.decode(in, out.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw malformed(bytes, begin, in.position());
    }
  }

  private static Misread malformed(byte[] bytes, int begin, int at) {
    String before = new String(bytes, begin, at - begin, StandardCharsets.UTF_8);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    String sameLine = before.substring(before.lastIndexOf('\n') + 1);
    return new Misread(
        400,
        Problem.of(
            "web.malformed-utf-8",
            null,
            Integer.toString(line),
            Integer.toString(sameLine.codePointCount(0, sameLine.length()) + 1),
            "%02X".formatted(bytes[at])));
  }
}
