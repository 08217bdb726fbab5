package org.certbureau.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.certbureau.scan.OwnBytes.End;

/**
 * ITU-T T.81 annex B: marker segments, entropy-coded data behind each SOS, EOI at the end. Phones
 * are known to leave out EOI and to hang data of their own there.
 */
final class JpegFile {
  private static final int DHT = 0xC4;
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int DRI = 0xDD;
  private static final int PROGRESSIVE = 0xC2;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COM = 0xFE;

  private static final String EXIF = "Exif\0\0";

  /** Encoders make about ten. Each costs a pass over all of the picture, however short it is. */
  private static final int MOST_SCANS = 100;

  private final Sieve file;
  private final SequentialScan walk;
  private final Map<Integer, Long> finished = new HashMap<>();
  private boolean progressive;
  private int components;
  private int scans;
  private int lastScan;
  private int lastData;
  private int behindLastData;
  private int keptBeforeLastData;
  private int orientation;

  private JpegFile(Sieve file) {
    this.file = file;
    this.walk = new SequentialScan(file);
  }

  static OwnBytes sift(Sieve file) {
    return new JpegFile(file).sifted();
  }

  /** A progressive picture without what the decoder skipped before its end mark. */
  static byte[] without(int skipped, byte[] picture) {
    byte[] shorter = Arrays.copyOf(picture, picture.length - skipped);
    return closed(shorter, shorter.length - 2);
  }

  private OwnBytes sifted() {
    End end;
    try {
      end = segments();
    } catch (ArrayIndexOutOfBoundsException beyondTheLastByte) {
      end = End.BEFORE_TRAILER;
    }
    if (scans > MOST_SCANS) {
      return OwnBytes.UNREADABLE;
    }
    int turned = Math.max(Exif.UPRIGHT, orientation);
    if (end == End.KNOWN) {
      return OwnBytes.whole(file.kept(), 1, turned);
    }
    int behind = isFinished() ? behindLastBlock(end) : SequentialScan.UNFINISHED;
    if (behind == SequentialScan.UNFINISHED) {
      return OwnBytes.TRUNCATED;
    }
    byte[] closed = closed(file.kept(), keptBeforeLastData + behind - lastData);
    return new OwnBytes(closed, 1, turned, progressive ? end : End.BEFORE_TRAILER);
  }

  private int behindLastBlock(End end) {
    boolean toTheEndOfTheFile = end == End.FOR_THE_DECODER;
    int latest = behindLastData - (toTheEndOfTheFile ? emptyBytesAtTheEnd() : 0);
    if (progressive) {
      return latest;
    }
    int behind = walk.behind(lastScan, lastData, latest);
    // where nothing follows, nothing tells a picture without end mark from half of one
    return toTheEndOfTheFile && behind == latest ? SequentialScan.UNFINISHED : behind;
  }

  private static byte[] closed(byte[] picture, int length) {
    byte[] closed = Arrays.copyOf(picture, length + 2);
    closed[length] = (byte) 0xFF;
    closed[length + 1] = (byte) EOI;
    return closed;
  }

  private End segments() {
    int at = 2;
    file.keep(0, at);
    while (scans <= MOST_SCANS) {
      int from = at;
      if (file.unsigned(at) != 0xFF) {
        return End.BEFORE_TRAILER;
      }
      while (file.unsigned(at) == 0xFF) {
        at++;
      }
      int marker = file.unsigned(at++);
      if (marker == EOI) {
        file.keep(from, at);
        return End.KNOWN;
      }
      if (scans > 0 && !mayFollowAScan(marker)) {
        return End.BEFORE_TRAILER;
      }
      if (marker == 0x01 || marker >= 0xD0 && marker <= SOI) {
        file.keep(from, at);
        continue;
      }
      int segment = at;
      at += Math.max(2, file.bigEndian(at, 2));
      if (isPartOfThePicture(marker, segment)) {
        file.keep(from, at);
      } else {
        noteOrientation(marker, segment);
      }
      note(marker, segment);
      if (marker == SOS) {
        lastScan = segment;
        lastData = at;
        keptBeforeLastData = file.sizeKept();
        at = behindEntropyCodedData(at);
        behindLastData = at;
        file.keep(lastData, at);
        if (at == file.length()) {
          return End.FOR_THE_DECODER;
        }
      }
    }
    return End.MISSING;
  }

  private void note(int marker, int segment) {
    switch (marker) {
      case 0xC0, 0xC1, PROGRESSIVE -> {
        components = file.unsigned(segment + 7);
        progressive = marker == PROGRESSIVE;
        walk.noteFrame(segment);
      }
      case DHT -> walk.noteTables(segment);
      case DRI -> walk.noteInterval(segment);
      case SOS -> noteScan(segment);
      default -> {}
    }
  }

  /** Tables, comments and applications' data; anything else begins something else. */
  private static boolean mayFollowAScan(int marker) {
    return marker == SOS
        || marker == DHT
        || marker >= 0xDB && marker <= DRI
        || marker >= APP0 && marker <= APP15
        || marker == COM;
  }

  /** Of the segments for applications, those that decoders need for the colours. */
  private boolean isPartOfThePicture(int marker, int segment) {
    return switch (marker) {
      case APP0 -> file.has(segment + 2, "JFIF\0");
      case APP2 -> file.has(segment + 2, "ICC_PROFILE\0");
      case APP14 -> file.has(segment + 2, "Adobe");
      case COM -> false;
      default -> marker < APP1 || marker > APP15;
    };
  }

  private void noteOrientation(int marker, int segment) {
    int text = segment + 2;
    if (marker != APP1 || orientation != 0 || scans > 0 || !file.has(text, EXIF)) {
      return;
    }
    orientation = Exif.orientation(file, text + EXIF.length());
    if (orientation != Exif.UPRIGHT) {
      byte[] tiff = Exif.ofOrientation(orientation);
      int length = 2 + EXIF.length() + tiff.length;
      file.add(
          ByteBuffer.allocate(2 + length)
              .put((byte) 0xFF)
              .put((byte) APP1)
              .putShort((short) length)
              .put(EXIF.getBytes(StandardCharsets.US_ASCII))
              .put(tiff)
              .array());
    }
  }

  /** Notes which coefficients of which components have their last bit in this scan (B.2.3). */
  private void noteScan(int segment) {
    scans++;
    int members = file.unsigned(segment + 2);
    int spectrum = segment + 3 + 2 * members;
    long last = -1L;
    if (progressive) {
      int first = Math.min(63, file.unsigned(spectrum));
      int past = Math.min(63, file.unsigned(spectrum + 1));
      boolean toTheLastBit = (file.unsigned(spectrum + 2) & 0x0F) == 0;
      last = toTheLastBit && first <= past ? -1L >>> 63 - past + first << first : 0;
    }
    for (int i = 0; i < members; i++) {
      finished.merge(file.unsigned(segment + 3 + 2 * i), last, (one, other) -> one | other);
    }
  }

  /** Whether every scan that the picture needs was at least begun. */
  private boolean isFinished() {
    return scans > 0
        && finished.size() == components
        && finished.values().stream().allMatch(coefficients -> coefficients == -1L);
  }

  private int behindEntropyCodedData(int from) {
    int at = from;
    while (at + 1 < file.length()) {
      if (file.unsigned(at) == 0xFF) {
        int next = file.unsigned(at + 1);
        boolean stuffedOrRestart = next == 0x00 || next >= 0xD0 && next <= 0xD7;
        if (!stuffedOrRestart && next != 0xFF) {
          return at;
        }
      }
      at++;
    }
    return file.length();
  }

  /** A copy that was broken off leaves zeros, which decode to grey: they are no data. */
  private int emptyBytesAtTheEnd() {
    int at = file.length();
    while (at > lastData && (file.unsigned(at - 1) == 0 || file.unsigned(at - 1) == 0xFF)) {
      at--;
    }
    return file.length() - at;
  }
}
