package org.certbureau.scan;

import static java.util.Arrays.copyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.scan.Pictures.bytes;
import static org.certbureau.scan.Pictures.fromTheField;
import static org.certbureau.scan.Pictures.joined;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Uploads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as scanners, phones and people make them: judged by the pixels a decoder finds in them. */
class ScansFromTheFieldTest {
  private static final Uploads POLICY =
      new Uploads(
          EnumSet.allOf(Uploads.Format.class), 100_000, 150_000, 4_000_000, 5, "A-C12", "100kb左右");

  private static final byte[] END_OF_JPEG = {(byte) 0xFF, (byte) 0xD9};

  /** File, verdict, and the arguments of a refusal or the file whose bytes are kept. */
  private static final String TABLE =
      """
      ok-baseline.jpg         | accepted        | ok-baseline.jpg
      ok-cmyk.jpg             | accepted        | ok-cmyk.jpg
      ok-grey.jpg             | accepted        | ok-grey.jpg
      ok-progressive.jpg      | accepted        | ok-progressive.jpg
      mostly-white-blank.jpg  | accepted        | mostly-white-blank.jpg
      ok-1bit.png             | accepted        | ok-1bit.png
      ok-16bit.png            | accepted        | ok-16bit.png
      ok-rgb.png              | accepted        | ok-rgb.png
      one-pixel.png           | accepted        | one-pixel.png
      bad-idat-crc.png        | accepted        | bad-idat-crc.png
      ok.gif                  | accepted        | ok.gif
      ok-24bit.bmp            | accepted        | ok-24bit.bmp
      os2-core.bmp            | accepted        | os2-core.bmp
      fill-bytes.jpg          | accepted        | fill-bytes.jpg
      exif-rotated-gps.jpg    | accepted        |
      trailer.jpg             | accepted        | ok-baseline.jpg
      no-eoi-trailer.jpg      | accepted        | ok-baseline.jpg
      trailing-nul.gif        | accepted        | ok.gif
      polyglot-html.gif       | accepted        | ok.gif
      no-trailer.gif          | accepted        | ok.gif
      bfsize-zero.bmp         | accepted        | ok-24bit.bmp
      bfsize-header-only.bmp  | accepted        | ok-24bit.bmp
      bfsize-padded.bmp       | accepted        | ok-24bit.bmp
      os2-core-bfsize26.bmp   | accepted        | os2-core.bmp
      no-eoi.jpg              | truncated       |
      cut-in-half.jpg         | truncated       |
      animated.gif            | animated        |
      animated.apng.png       | animated        |
      a4-1bit-830dpi.png      | too-many-pixels | 7000 9900
      a3-like-69Mpx.png       | too-many-pixels | 9921 14031
      pdf-renamed.jpg         | save-as-jpg     | PDF
      heic-renamed.jpg        | save-as-jpg     | HEIC
      tiff-renamed.jpg        | save-as-jpg     | TIFF
      svg.svg                 | save-as-jpg     | SVG
      """;

  @ParameterizedTest
  @CsvSource(textBlock = TABLE, delimiter = '|')
  void each_file_has_its_verdict(String file, String verdict, String more) {
    Outcome outcome = read(fromTheField(file));

    assertThat(outcome.verdict()).isEqualTo(verdict);
    if (verdict.equals("accepted")) {
      if (more == null) {
        assertThat(pixels(outcome.kept())).isEqualTo(pixels(fromTheField(file)));
      } else {
        assertThat(outcome.kept()).isEqualTo(fromTheField(more));
      }
    } else {
      assertThat(String.join(" ", outcome.arguments())).isEqualTo(more == null ? "" : more);
    }
  }

  @Test
  void no_file_is_without_a_verdict() throws URISyntaxException {
    File files = new File(ScansFromTheFieldTest.class.getResource("/scans").toURI());
    assertThat(TABLE.lines().map(line -> line.split(" ")[0]))
        .containsExactlyInAnyOrder(files.list());
  }

  static Stream<Arguments> bitmaps() {
    return Stream.of("core 1", "core 24", "info 1", "info 8", "info 24", "info 32", "down 24")
        .flatMap(
            kind ->
                Stream.of(0, 14, 26, 54, 100, 5000, Integer.MAX_VALUE, -1)
                    .map(size -> Arguments.of(kind, size)));
  }

  @ParameterizedTest
  @MethodSource("bitmaps")
  void a_bitmap_is_as_long_as_its_pixels_say_whatever_its_header_tells(String kind, int told) {
    byte[] right = bitmap(kind);
    byte[] wrong = right.clone();
    ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putInt(2, told);

    assertThat(read(right).kept()).isEqualTo(right);
    assertThat(read(wrong).kept()).isEqualTo(right);
    assertThat(read(joined(wrong, Pictures.archive())).kept()).isEqualTo(right);
    assertThat(read(copyOf(wrong, wrong.length - 1)).verdict()).isEqualTo("truncated");
    assertThat(read(copyOf(wrong, wrong.length / 2)).verdict()).isEqualTo("truncated");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 60, 5000})
  void run_lengths_end_at_their_escape_whatever_the_header_tells(int told) {
    byte[] runs = {17, 1, 0, 0, 17, 0, 0, 0, 0, 4, 1, 0, 1, 0, 13, 0, 0, 1};
    byte[] right = bitmapOf(40, 8, 17, 3, 1, runs);
    ByteBuffer.wrap(right).order(ByteOrder.LITTLE_ENDIAN).putInt(34, runs.length);
    byte[] wrong = right.clone();
    ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putInt(2, told).putInt(34, told + 1);

    assertThat(read(joined(wrong, Pictures.archive())).kept()).isEqualTo(right);
    assertThat(read(copyOf(wrong, wrong.length - 2)).verdict()).isEqualTo("truncated");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void a_picture_in_a_bitmaps_clothes_is_refused(int compression) {
    byte[] jpeg = Pictures.of("jpg", 40, 30);
    assertThat(read(bitmapOf(40, 24, 40, 30, compression, jpeg)).verdict()).isEqualTo("unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "\0\0\0\0", "!\u00FE\u0009half", "PK\3\4", "<html>", "\u0080;"})
  void a_gif_without_its_trailer_is_kept_with_it(String behind) {
    for (byte[] gif : List.of(fromTheField("ok.gif"), Pictures.of("gif", 62, 87))) {
      byte[] open = copyOf(gif, gif.length - 1);
      assertThat(read(joined(open, bytes(behind))).kept()).isEqualTo(gif);
    }
    byte[] gif = fromTheField("ok.gif");
    assertThat(read(copyOf(gif, gif.length - 2)).kept()).isEqualTo(gif);
  }

  @Test
  void a_gif_that_lacks_lines_is_truncated_also_where_its_blocks_are_whole() {
    byte[] gif = fromTheField("ok.gif");
    for (int part = 2; part < 10; part++) {
      byte[] closed = joined(copyOf(gif, gif.length * part / 10), new byte[300], bytes(";"));
      assertThat(read(closed).verdict()).isEqualTo("truncated");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok-1bit.png", "ok-16bit.png", "ok-rgb.png", "one-pixel.png"})
  void a_png_without_its_end_is_kept_with_it(String file) {
    byte[] png = fromTheField(file);
    int end = png.length - 12;
    for (int part = 0; part < 12; part++) {
      assertThat(read(copyOf(png, end + part)).kept()).isEqualTo(png);
    }
    for (String behind : List.of("\0", "\0".repeat(40), "PK\3\4 and more", "<html><p>scan</p>")) {
      assertThat(read(joined(copyOf(png, end), bytes(behind))).kept()).isEqualTo(png);
    }
    byte[] remark = Pictures.chunk("tEXt", bytes("Comment\0of the scanner"));
    byte[] cutInARemark = joined(copyOf(png, end), copyOf(remark, remark.length - 9));
    assertThat(read(cutInARemark).kept()).isEqualTo(png);
  }

  static Stream<byte[]> pngs() {
    return Stream.concat(
        Stream.of("ok-1bit.png", "ok-16bit.png", "ok-rgb.png").map(Pictures::fromTheField),
        Stream.of(Pictures.of("png", 62, 87), Pictures.of("png", 2401, 1207)));
  }

  @ParameterizedTest
  @MethodSource("pngs")
  void a_png_that_lacks_lines_is_truncated_also_where_an_end_follows(byte[] png) {
    byte[] end = Pictures.chunk("IEND");
    for (int part = 1; part < 10; part++) {
      byte[] cut = copyOf(png, png.length * part / 10);
      assertThat(read(cut).verdict()).isEqualTo("truncated");
      assertThat(read(joined(cut, end)).verdict()).isEqualTo("truncated");
      assertThat(read(copyOf(cut, png.length)).verdict()).isEqualTo("truncated");
      assertThat(read(joined(cut, new byte[300])).verdict()).isEqualTo("truncated");
    }
    assertThat(read(copyOf(png, png.length - 13)).verdict()).isEqualTo("truncated");
    assertThat(read(copyOf(png, png.length - 12 - 24)).verdict()).isEqualTo("truncated");
  }

  @Test
  void a_png_that_ends_between_two_chunks_of_its_pixels_is_truncated() {
    byte[] png = fromTheField("ok-rgb.png");
    byte[] data = Arrays.copyOfRange(png, 41, png.length - 16);
    byte[] first = copyOf(data, data.length / 2);
    byte[] second = Arrays.copyOfRange(data, first.length, data.length);
    byte[] begun = joined(copyOf(png, 33), Pictures.chunk("IDAT", first));
    byte[] whole = joined(begun, Pictures.chunk("IDAT", second));

    assertThat(read(begun).verdict()).isEqualTo("truncated");
    assertThat(read(joined(begun, bytes("<html>"))).verdict()).isEqualTo("truncated");
    assertThat(read(whole).kept()).isEqualTo(joined(whole, Pictures.chunk("IEND")));
  }

  static Stream<Arguments> trailers() {
    List<byte[]> trailers =
        List.of(
            bytes("\0\0SEFH" + "\0".repeat(40) + "SEFT"),
            bytes("SEFH" + "panorama ".repeat(9) + "SEFT\0\0\0\0\0\0"),
            bytes("caption \u00FF\u0042 and more"),
            bytes("caption \u00FF\u00E1 and more"),
            fromTheField("ok-baseline.jpg"));
    byte[] longer = bytes("<p>what the camera has to tell</p>".repeat(300));
    return Stream.concat(
        Stream.of("ok-baseline.jpg", "ok-grey.jpg", "ok-cmyk.jpg", "ok-progressive.jpg")
            .flatMap(file -> trailers.stream().map(trailer -> Arguments.of(file, trailer))),
        Stream.of("ok-baseline.jpg", "ok-grey.jpg", "ok-cmyk.jpg")
            .map(file -> Arguments.of(file, longer)));
  }

  @ParameterizedTest
  @MethodSource("trailers")
  void a_jpeg_without_end_mark_is_whole_where_all_lines_decode(String file, byte[] trailer) {
    byte[] whole = fromTheField(file);
    byte[] open = copyOf(whole, whole.length - 2);

    Outcome outcome = read(joined(open, trailer));

    assertThat(outcome.verdict()).isEqualTo("accepted");
    if (file.contains("progressive")) {
      assertThat(outcome.kept()).hasSizeLessThan(whole.length + 9).endsWith(END_OF_JPEG);
    } else {
      assertThat(outcome.kept()).isEqualTo(whole);
    }
    assertThat(pixels(outcome.kept())).isEqualTo(pixels(whole));
    assertThat(read(outcome.kept()).kept()).isEqualTo(outcome.kept());
    for (int part = 3; part < 10; part++) {
      byte[] cut = copyOf(open, open.length * part / 10);
      assertThat(read(joined(cut, trailer)).verdict()).isEqualTo("truncated");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 100_000})
  void a_jpeg_without_end_mark_may_have_restarts(int interval) throws IOException {
    byte[] whole = Pictures.withRestarts(Math.min(interval, 0xFFFF), 150, 110);
    byte[] open = copyOf(whole, whole.length - 2);
    byte[] trailer = bytes("<p>what the camera has to tell</p>".repeat(300));

    assertThat(read(joined(open, trailer)).kept()).isEqualTo(whole);
    for (int part = 5; part < 10; part++) {
      byte[] cut = copyOf(open, open.length * part / 10);
      assertThat(read(joined(cut, trailer)).verdict()).isEqualTo("truncated");
    }
  }

  @ParameterizedTest
  @CsvSource({"1601, 1203", "2401, 1207", "3999, 3001"})
  void of_large_pictures_too_all_lines_are_looked_for(int width, int height) {
    byte[] jpeg = Pictures.of("jpg", width, height);
    byte[] trailer = bytes("SEFH" + "panorama ".repeat(3) + "SEFT");
    byte[] open = joined(copyOf(jpeg, jpeg.length - 2), trailer);
    assertThat(read(open).verdict()).isEqualTo("accepted");
    assertThat(read(copyOf(open, jpeg.length - 2)).verdict()).isEqualTo("truncated");
    byte[] cut = joined(copyOf(jpeg, jpeg.length - 99), trailer);
    assertThat(read(cut).verdict()).isEqualTo("truncated");

    byte[] gif = Pictures.of("gif", width, height);
    assertThat(read(copyOf(gif, gif.length - 1)).verdict()).isEqualTo("accepted");
    byte[] closed = joined(copyOf(gif, gif.length - 30), new byte[300]);
    assertThat(read(closed).verdict()).isEqualTo("truncated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok-baseline.jpg", "ok-grey.jpg", "ok-cmyk.jpg", "ok-progressive.jpg"})
  void a_jpeg_that_lacks_lines_is_truncated_whatever_fills_their_place(String file) {
    byte[] whole = fromTheField(file);
    byte[] ones = new byte[whole.length];
    Arrays.fill(ones, (byte) 0xFF);
    for (int part = 1; part < 10; part++) {
      byte[] cut = copyOf(whole, whole.length * part / 10);
      assertThat(read(cut).verdict()).isEqualTo("truncated");
      assertThat(read(copyOf(cut, whole.length)).verdict()).isEqualTo("truncated");
      assertThat(read(joined(cut, ones)).verdict()).isEqualTo("truncated");
    }
    byte[] closed = joined(copyOf(whole, whole.length * 9 / 10), END_OF_JPEG);
    assertThat(read(closed).verdict()).isEqualTo("truncated");
  }

  @Test
  void a_jpeg_of_more_scans_than_any_encoder_makes_is_refused_at_once() {
    byte[] jpeg = fromTheField("ok-progressive.jpg");
    byte[] scan = Pictures.segment(0xDA, new byte[] {1, 1, 0, 1, 63, 0});
    byte[] many = copyOf(jpeg, jpeg.length - 2);
    for (int i = 0; i < 100; i++) {
      many = joined(many, scan);
    }
    assertThat(read(joined(many, END_OF_JPEG)).verdict()).isEqualTo("unreadable");
  }

  @ParameterizedTest
  @CsvSource({
    "acTL fcTL IDAT fcTL fdAT, animated",
    "acTL IDAT fcTL fdAT,      animated",
    "acTL IDAT fcTL fcTL,      animated",
    "fcTL acTL IDAT fcTL fdAT, animated",
    "acTL fcTL IDAT,           accepted",
    "acTL IDAT,                accepted",
    "IDAT acTL fcTL fdAT fcTL, accepted",
    "fcTL IDAT fcTL fdAT,      accepted",
  })
  void a_png_moves_where_its_chunks_show_more_than_one_frame(String chunks, String verdict) {
    byte[] png = fromTheField("ok-rgb.png");
    int pixels = 33;
    byte[] moving = copyOf(png, pixels);
    for (String type : chunks.split(" ")) {
      moving =
          type.equals("IDAT")
              ? joined(moving, Arrays.copyOfRange(png, pixels, png.length - 12))
              : joined(moving, Pictures.chunk(type, new byte[26]));
    }
    Outcome outcome = read(joined(moving, Pictures.chunk("IEND")));
    assertThat(outcome.verdict()).isEqualTo(verdict);
    assertThat(outcome.kept()).isEqualTo(verdict.equals("accepted") ? png : new byte[0]);
  }

  private record Outcome(String verdict, List<String> arguments, byte[] kept) {}

  private static Outcome read(byte[] file) {
    try {
      return new Outcome("accepted", List.of(), ScanImage.read(file, POLICY).content());
    } catch (RuleViolation refused) {
      Problem problem = refused.problems().get(0);
      String verdict = problem.code().replace("application.scan-", "");
      return new Outcome(verdict, problem.args(), new byte[0]);
    }
  }

  /** {@code core} of OS/2, {@code info} of Windows, {@code down} from the top; and bits a pixel. */
  private static byte[] bitmap(String kind) {
    int bits = Integer.parseInt(kind.split(" ")[1]);
    int header = kind.startsWith("core") ? 12 : 40;
    int height = kind.startsWith("down") ? -11 : 11;
    byte[] lines = new byte[(17 * bits + 31) / 32 * 4 * 11];
    Arrays.fill(lines, (byte) 0x10);
    return bitmapOf(header, bits, 17, height, 0, lines);
  }

  private static byte[] bitmapOf(
      int header, int bits, int width, int height, int compression, byte[] pixels) {
    int palette = bits > 8 ? 0 : (header == 12 ? 3 : 4) << bits;
    int offset = 14 + header + palette;
    ByteBuffer bmp = ByteBuffer.allocate(offset + pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put(bytes("BM")).putInt(bmp.capacity()).putInt(0).putInt(offset).putInt(header);
    if (header == 12) {
      bmp.putShort((short) width).putShort((short) height);
    } else {
      bmp.putInt(width).putInt(height);
    }
    bmp.putShort((short) 1).putShort((short) bits);
    if (header > 12) {
      bmp.putInt(compression);
    }
    return bmp.position(offset).put(pixels).array();
  }

  static int[] pixels(byte[] picture) {
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(ScanFormat.of(picture).orElseThrow().imageIoName())
            .next();
    try {
      reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(picture)));
      Raster raster =
          reader.canReadRaster() ? reader.readRaster(0, null) : reader.read(0).getRaster();
      return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      reader.dispose();
    }
  }
}
