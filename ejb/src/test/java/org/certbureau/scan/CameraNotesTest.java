package org.certbureau.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Arrays.copyOf;
import static java.util.Arrays.copyOfRange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.scan.Pictures.bytes;
import static org.certbureau.scan.Pictures.chunk;
import static org.certbureau.scan.Pictures.fromTheField;
import static org.certbureau.scan.Pictures.joined;
import static org.certbureau.scan.Pictures.notes;
import static org.certbureau.scan.Pictures.segment;
import static org.certbureau.scan.Pictures.with;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.certbureau.region.policy.Uploads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan keeps what it shows, and nothing that tells where, when, with what and by whom. */
class CameraNotesTest {
  private static final Uploads POLICY =
      new Uploads(
          EnumSet.allOf(Uploads.Format.class), 100_000, 150_000, 4_000_000, 5, "A-C12", "100kb左右");

  private static final byte[] EXIF = bytes("Exif\0\0");

  /** Behind SOI and JFIF. */
  private static final int TABLES = 20;

  /** Behind the signature and IHDR. */
  private static final int BEFORE_PIXELS = 33;

  @Test
  void a_phones_photo_loses_its_place_and_keeps_its_orientation() {
    byte[] photo = fromTheField("exif-rotated-gps.jpg");
    int behindNotes = new String(photo, ISO_8859_1).indexOf("\u00FF\u00DB");
    byte[] bare = joined(copyOf(photo, TABLES), copyOfRange(photo, behindNotes, photo.length));

    assertThat(kept(photo)).isEqualTo(with(bare, TABLES, orientationAlone(6)));
  }

  static Stream<Arguments> orientations() {
    return IntStream.rangeClosed(0, 9)
        .boxed()
        .flatMap(
            value ->
                Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                    .map(order -> Arguments.of(value, order)));
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void of_a_cameras_notes_the_orientation_alone_is_kept(int value, ByteOrder order) {
    boolean turned = value >= 2 && value <= 8;
    byte[] jpeg = fromTheField("ok-grey.jpg");
    byte[] withNotes = with(jpeg, TABLES, segment(0xE1, EXIF, notes(order, value)));
    byte[] right = turned ? with(jpeg, TABLES, orientationAlone(value)) : jpeg;
    assertThat(kept(withNotes)).isEqualTo(right);
    assertThat(kept(right)).isEqualTo(right);

    byte[] png = fromTheField("ok-rgb.png");
    byte[] pngWithNotes = with(png, BEFORE_PIXELS, chunk("eXIf", notes(order, value)));
    byte[] pngRight = turned ? with(png, BEFORE_PIXELS, chunk("eXIf", tiff(value))) : png;
    assertThat(kept(pngWithNotes)).isEqualTo(pngRight);
    assertThat(kept(pngRight)).isEqualTo(pngRight);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "M",
        "MM",
        "MM\0*",
        "MM\0*\0\0\0\u0008",
        "MM\0*\u00FF\u00FF\u00FF\u00F0",
        "II*\0\u00FF",
        "MM\0*\0\0\0\u0008\u00FF\u00FF",
        "MM\0*\0\0\0\u0008\0\1\u0001\u0012\0\u0004\0\0\0\1\0\6"
      })
  void notes_that_make_no_sense_are_dropped(String rubbish) {
    byte[] jpeg = fromTheField("ok-baseline.jpg");
    assertThat(kept(with(jpeg, TABLES, segment(0xE1, EXIF, bytes(rubbish))))).isEqualTo(jpeg);
  }

  static Stream<Arguments> segments() {
    return Stream.of(
        Arguments.of(0xE0, "JFXX\0\u0010GPS preview"),
        Arguments.of(0xE1, "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>28,13N"),
        Arguments.of(0xE1, "http://ns.adobe.com/xmp/extension/\0 GPS"),
        Arguments.of(0xE2, "MPF\0MM\0* GPS"),
        Arguments.of(0xE4, "camera's own GPS"),
        Arguments.of(0xEB, "JP claims of content GPS"),
        Arguments.of(0xED, "Photoshop 3.0\0" + "8BIM GPS city"),
        Arguments.of(0xFE, "a comment with GPS"));
  }

  @ParameterizedTest
  @MethodSource("segments")
  void what_a_jpeg_tells_beside_its_picture_is_dropped(int marker, String text) {
    byte[] told = segment(marker, bytes(text));
    for (String file : new String[] {"ok-baseline.jpg", "ok-progressive.jpg"}) {
      byte[] jpeg = fromTheField(file);
      int lastScan = new String(jpeg, ISO_8859_1).lastIndexOf("\u00FF\u00DA");
      assertThat(kept(with(jpeg, 2, told))).isEqualTo(jpeg);
      assertThat(kept(with(jpeg, TABLES, told, told))).isEqualTo(jpeg);
      assertThat(kept(with(jpeg, lastScan, told))).isEqualTo(jpeg);
    }
  }

  @Test
  void what_decides_the_colours_of_a_jpeg_is_kept() {
    byte[] cmyk = fromTheField("ok-cmyk.jpg");
    assertThat(new String(cmyk, ISO_8859_1)).contains("Adobe");
    byte[] profiled =
        with(
            fromTheField("ok-baseline.jpg"),
            TABLES,
            segment(0xE2, bytes("ICC_PROFILE\0\1\1"), new byte[200]));
    assertThat(kept(cmyk)).isEqualTo(cmyk);
    assertThat(kept(profiled)).isEqualTo(profiled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tEXt", "zTXt", "iTXt", "tIME", "sPLT", "caNv", "prVW", "orNT"})
  void what_a_png_tells_beside_its_picture_is_dropped(String type) {
    byte[] told = chunk(type, bytes("Raw profile type exif\0\0GPS"));
    for (String file : new String[] {"ok-rgb.png", "ok-1bit.png", "ok-16bit.png"}) {
      byte[] png = fromTheField(file);
      assertThat(kept(with(png, BEFORE_PIXELS, told))).isEqualTo(png);
      assertThat(kept(with(png, png.length - 12, told))).isEqualTo(png);
    }
  }

  @ParameterizedTest
  @CsvSource({"gAMA, 4", "sRGB, 1", "cHRM, 32", "pHYs, 9", "sBIT, 3", "bKGD, 6"})
  void what_decides_the_looks_of_a_png_is_kept(String type, int length) {
    byte[] png = with(fromTheField("ok-rgb.png"), BEFORE_PIXELS, chunk(type, new byte[length]));
    assertThat(kept(png)).isEqualTo(png);
  }

  /** The decoder inflates the texts of a picture with a palette, unasked. */
  @Test
  void no_text_of_a_picture_with_a_palette_reaches_the_decoder() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_INDEXED), "png", png);
    byte[] text = chunk("zTXt", bytes("Comment\0\0no deflated data"));
    assertThat(kept(with(png.toByteArray(), BEFORE_PIXELS, text))).isEqualTo(png.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00FE\u0004 GPS\0",
        "\u00FF\u000BXMP DataXMP\u0004 GPS\0",
        "\u00FF\u000BNETSCAPE2.0\u0003\1\0\0\0"
      })
  void what_a_gif_tells_beside_its_picture_is_dropped(String extension) {
    byte[] gif = fromTheField("ok.gif");
    int frame = 13 + (3 << (gif[10] & 7) + 1);
    byte[] told = bytes("!" + extension);
    assertThat(kept(with(gif, frame, told))).isEqualTo(gif);
    assertThat(kept(with(gif, gif.length - 1, told))).isEqualTo(gif);
  }

  /**
   * A camera stored the picture turned; a reader of the thumbnail sees its dark corner top left.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 0, 1", "7, 1, 1", "8, 1, 0"
  })
  void a_thumbnail_stands_as_the_camera_was_held(int orientation, int right, int low)
      throws IOException {
    BufferedImage stored = new BufferedImage(400, 200, BufferedImage.TYPE_BYTE_GRAY);
    stored.createGraphics().fillRect(0, 0, 400, 200);
    for (int x = 0; x < 100; x++) {
      for (int y = 0; y < 50; y++) {
        stored.setRGB(x + right * 300, y + low * 150, 0);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(stored, "jpg", jpeg);
    byte[] turned =
        with(
            jpeg.toByteArray(),
            TABLES,
            segment(0xE1, EXIF, notes(ByteOrder.LITTLE_ENDIAN, orientation)));

    BufferedImage small = small(kept(turned));

    assertThat(small.getWidth()).isEqualTo(orientation < 5 ? 128 : 64);
    assertThat(small.getHeight()).isEqualTo(orientation < 5 ? 64 : 128);
    int fromLeft = small.getWidth() / 8;
    int fromTop = small.getHeight() / 8;
    assertThat(small.getRGB(fromLeft, fromTop) & 0xFF).isLessThan(60);
    assertThat(small.getRGB(small.getWidth() - fromLeft, fromTop) & 0xFF).isGreaterThan(200);
    assertThat(small.getRGB(fromLeft, small.getHeight() - fromTop) & 0xFF).isGreaterThan(200);
    // pictures that were kept with all their notes stand as well
    assertThat(small(turned).getWidth()).isEqualTo(small.getWidth());
  }

  private static BufferedImage small(byte[] jpeg) throws IOException {
    byte[] small = Thumbnail.of(ScanFormat.JPEG, jpeg).orElseThrow();
    return ImageIO.read(new ByteArrayInputStream(small));
  }

  private static byte[] kept(byte[] file) {
    return ScanImage.read(file, POLICY).content();
  }

  private static byte[] orientationAlone(int value) {
    return segment(0xE1, EXIF, tiff(value));
  }

  private static byte[] tiff(int orientation) {
    return joined(
        bytes("MM\0*\0\0\0\u0008\0\1\u0001\u0012\0\3\0\0\0\1\0"),
        new byte[] {(byte) orientation, 0, 0, 0, 0, 0, 0});
  }
}
