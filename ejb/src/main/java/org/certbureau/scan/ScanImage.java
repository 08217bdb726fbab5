package org.certbureau.scan;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Uploads;

/**
 * An uploaded scan that was proved to be a picture: told by its first bytes, complete to its end,
 * of one frame and a bearable size, and decoded to the last line.
 *
 * @param content the picture's own bytes, as a file of its format has them: without anything that
 *     hung behind its end, and without what a camera or program noted about place, time or maker
 */
public record ScanImage(ScanFormat format, int width, int height, byte[] content) {
  /** A sheet of A4 at 600 dpi has 34.8 million. */
  static final long MAX_PIXELS = 40_000_000;

  /** The field that refusals name. */
  public static final String FIELD = "scan";

  private static final int MAX_SIDE = 20_000;

  /** The proof keeps no more pixels than this in memory, however large the picture. */
  private static final int KEPT_PIXELS = 1_000_000;

  /**
   * @param uploads what the region's policy accepts
   * @throws RuleViolation with a code for each way in which it is no acceptable scan
   */
  public static ScanImage read(byte[] file, Uploads uploads) {
    if (file.length == 0) {
      throw refused("application.scan-empty", uploads);
    }
    if (file.length > uploads.maxBytes()) {
      throw refused(
          "application.scan-too-big",
          uploads,
          Long.toString((file.length + 1023L) / 1024),
          Long.toString(uploads.maxBytes() / 1024));
    }
    ScanFormat format = ScanFormat.of(file).orElseThrow(() -> noPicture(file, uploads));
    if (!format.isAcceptedBy(uploads)) {
      throw refused(
          "application.scan-format",
          uploads,
          format.name(),
          uploads.formats().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")));
    }
    OwnBytes own = format.ownBytes(file);
    if (own.end() == OwnBytes.End.MISSING) {
      throw refused("application.scan-truncated", uploads);
    }
    if (own.end() == OwnBytes.End.BEYOND_READING) {
      throw refused("application.scan-unreadable", uploads);
    }
    if (own.frames() != 1) {
      throw refused("application.scan-animated", uploads);
    }
    return decoded(format, own, uploads);
  }

  private static RuleViolation noPicture(byte[] file, Uploads uploads) {
    return ForeignFormat.nameOf(file)
        .map(name -> refused("application.scan-save-as-jpg", uploads, name))
        .orElseGet(() -> refused("application.scan-not-a-picture", uploads));
  }

  /** What is decoded here is what is kept: nothing else of the file was ever looked at. */
  private static ScanImage decoded(ScanFormat format, OwnBytes own, Uploads uploads) {
    byte[] picture = own.content();
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
    ImageReader reader = readers.next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      // metadata is not read: compressed text chunks are bombs of their own
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      long pixels = (long) width * height;
      if (width > MAX_SIDE || height > MAX_SIDE || pixels > MAX_PIXELS) {
        throw refused(
            "application.scan-too-many-pixels",
            uploads,
            Integer.toString(width),
            Integer.toString(height));
      }
      DecoderNotes notes = DecoderNotes.of(reader);
      decode(reader, width, height);
      if (!notes.sawAllLines(format, own.end())) {
        throw refused("application.scan-truncated", uploads);
      }
      if (format == ScanFormat.JPEG && own.end() != OwnBytes.End.KNOWN) {
        picture = JpegFile.without(notes.skippedAtTheEnd(), picture);
      }
      return new ScanImage(format, width, height, picture);
    } catch (RuleViolation refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      // the decoders of the JDK answer malformed pictures with whatever they stumble over
      throw refused(
          own.end() == OwnBytes.End.ADDED
              ? "application.scan-truncated"
              : "application.scan-unreadable",
          uploads);
    } finally {
      reader.dispose();
    }
  }

  private static void decode(ImageReader reader, int width, int height) throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt((double) width * height / KEPT_PIXELS));
    param.setSourceRegion(new Rectangle(width, height));
    param.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
    if (reader.canReadRaster()) {
      // a CMYK scan has no BufferedImage type, its raster can be read all the same
      reader.readRaster(0, param);
    } else {
      reader.read(0, param);
    }
  }

  private static RuleViolation refused(String code, Uploads uploads, String... args) {
    return new RuleViolation(uploads.refuses(code, FIELD, args));
  }
}
