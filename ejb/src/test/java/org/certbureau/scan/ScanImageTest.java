package org.certbureau.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Uploads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanImageTest {
  private static final Uploads POLICY =
      new Uploads(
          EnumSet.allOf(Uploads.Format.class), 100_000, 150_000, 4_000_000, 5, "A-C12", "100kb左右");

  @ParameterizedTest
  @EnumSource(ScanFormat.class)
  void a_picture_of_each_format_is_told_by_its_content(ScanFormat format) {
    ScanImage image = ScanImage.read(picture(format), POLICY);

    assertThat(image.format()).isEqualTo(format);
    assertThat(image.width()).isEqualTo(620);
    assertThat(image.height()).isEqualTo(877);
    assertThat(image.content()).isEqualTo(picture(format));
  }

  @Test
  void an_executable_with_a_pictures_name_is_no_picture() {
    byte[] exe = new byte[4096];
    exe[0] = 'M';
    exe[1] = 'Z';
    refuses(exe, "application.scan-not-a-picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\3\4", "GIF", "%P", "RIFF....WAVE", "<html><svg>", "....ftypisom"})
  void what_is_none_of_the_four_formats_is_no_picture(String beginning) {
    refuses(beginning.getBytes(StandardCharsets.ISO_8859_1), "application.scan-not-a-picture");
  }

  @Test
  void an_empty_file_is_refused() {
    refuses(new byte[0], "application.scan-empty");
  }

  @Test
  void a_file_above_the_policys_limit_is_refused_by_its_rule() {
    byte[] large = Arrays.copyOf(picture(ScanFormat.JPEG), 4_000_001);
    assertThatThrownBy(() -> ScanImage.read(large, POLICY))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(
                        POLICY.refuses("application.scan-too-big", "scan", "3907", "3906")));
  }

  @Test
  void a_format_that_the_policy_does_not_list_is_refused() {
    Uploads onlyJpeg =
        new Uploads(Set.of(Uploads.Format.JPEG), 1, 1, 1_000_000, 5, "CS-06", ".jpg格式");
    assertThatThrownBy(() -> ScanImage.read(picture(ScanFormat.PNG), onlyJpeg))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.scan-format")
        .hasMessageContaining("CS-06");
    assertThat(ScanImage.read(picture(ScanFormat.JPEG), onlyJpeg).format())
        .isEqualTo(ScanFormat.JPEG);
  }

  @ParameterizedTest
  @EnumSource(ScanFormat.class)
  void a_picture_that_stops_in_the_middle_is_refused(ScanFormat format) {
    byte[] whole = picture(format);
    for (int part = 1; part < 10; part++) {
      byte[] half = Arrays.copyOf(whole, whole.length * part / 10);
      refuses(half, "application.scan-truncated");
    }
    if (format != ScanFormat.GIF && format != ScanFormat.PNG) {
      // every viewer does without the mark at the end of these
      refuses(Arrays.copyOf(whole, whole.length - 1), "application.scan-truncated");
    }
  }

  @ParameterizedTest
  @EnumSource(ScanFormat.class)
  void what_hangs_behind_a_picture_is_cut_off(ScanFormat format) {
    byte[] polyglot = Pictures.joined(picture(format), Pictures.archive());

    ScanImage image = ScanImage.read(polyglot, POLICY);

    assertThat(image.content()).isEqualTo(picture(format));
  }

  @Test
  void a_page_of_script_that_begins_like_a_gif_is_refused() {
    byte[] page =
        "GIF89a/*<html><script>alert(1)</script>*/=1;".getBytes(StandardCharsets.US_ASCII);
    refusesSomehow(page);
  }

  @Test
  void an_animation_is_no_scan() {
    byte[] gif = picture(ScanFormat.GIF);
    int frame = indexOfFrame(gif);
    byte[] frames =
        Pictures.joined(
            Arrays.copyOf(gif, gif.length - 1), Arrays.copyOfRange(gif, frame, gif.length));
    refuses(frames, "application.scan-animated");
  }

  @Test
  void a_thousand_frames_are_counted_without_being_decoded() {
    byte[] gif = picture(ScanFormat.GIF, 1, 1);
    byte[] frame = Arrays.copyOfRange(gif, indexOfFrame(gif), gif.length - 1);
    byte[] bomb = Arrays.copyOf(gif, gif.length - 1);
    for (int i = 0; i < 1000; i++) {
      bomb = Pictures.joined(bomb, frame);
    }
    refuses(Pictures.joined(bomb, new byte[] {0x3B}), "application.scan-animated");
  }

  @Test
  void a_png_of_a_hundred_gigapixels_is_refused_before_it_is_decoded() {
    refuses(pngOfSize(400_000, 250_000), "application.scan-too-many-pixels");
    refuses(pngOfSize(20_001, 1), "application.scan-too-many-pixels");
    refuses(pngOfSize(7000, 6000), "application.scan-too-many-pixels");
  }

  @Test
  void a_gif_that_claims_a_huge_frame_is_refused_before_it_is_decoded() {
    byte[] gif = picture(ScanFormat.GIF, 1, 1);
    int frame = indexOfFrame(gif);
    for (int at : new int[] {6, 8, frame + 5, frame + 7}) {
      gif[at] = (byte) 0xFF;
      gif[at + 1] = (byte) 0xFF;
    }
    refuses(gif, "application.scan-too-many-pixels");
  }

  @Test
  void a_bmp_with_a_palette_of_two_gigabytes_is_refused_before_it_is_decoded() {
    byte[] bmp = picture(ScanFormat.BMP, 40, 30);
    bmp[13] = 0x7F;
    refuses(bmp, "application.scan-truncated");
  }

  @Test
  void a_picture_with_the_right_header_and_rubbish_inside_is_refused() {
    refuses(pngOfSize(100, 100), "application.scan-unreadable");
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
    refuses(jpeg, "application.scan-unreadable");
  }

  @Test
  void a_whole_sheet_at_600_dpi_is_taken() {
    byte[] sheet = picture(ScanFormat.PNG, 4960, 7016);
    assertThat(sheet).hasSizeLessThan(1_000_000);
    assertThat(ScanImage.read(sheet, POLICY).height()).isEqualTo(7016);
  }

  @Property(tries = 300)
  void no_bytes_behind_a_pictures_magic_do_anything_but_be_refused(
      @ForAll ScanFormat format, @ForAll @Size(max = 400) byte[] rubbish) {
    byte[] beginning = Arrays.copyOf(picture(format, 40, 30), 8);
    refusesSomehow(Pictures.joined(beginning, rubbish));
  }

  @Property(tries = 300)
  void a_flipped_byte_is_either_decoded_or_refused(
      @ForAll ScanFormat format, @ForAll @IntRange(max = 9999) int place, @ForAll byte value) {
    byte[] picture = picture(format, 40, 30);
    picture[place % picture.length] = value;
    try {
      assertThat(ScanImage.read(picture, POLICY).width()).isPositive();
    } catch (RuleViolation refused) {
      assertThat(refused.problems().get(0).code()).startsWith("application.scan-");
    }
  }

  private static void refuses(byte[] file, String code) {
    assertThatThrownBy(() -> ScanImage.read(file, POLICY))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems()).extracting(Problem::code).containsExactly(code));
  }

  private static void refusesSomehow(byte[] file) {
    assertThatThrownBy(() -> ScanImage.read(file, POLICY)).isInstanceOf(RuleViolation.class);
  }

  private static byte[] picture(ScanFormat format) {
    return picture(format, 620, 877);
  }

  private static byte[] picture(ScanFormat format, int width, int height) {
    return Pictures.of(format.imageIoName(), width, height);
  }

  private static int indexOfFrame(byte[] gif) {
    int at = 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    while (gif[at] == 0x21) {
      at += 2;
      while (gif[at] != 0) {
        at += 1 + (gif[at] & 0xFF);
      }
      at++;
    }
    assertThat(gif[at]).isEqualTo((byte) 0x2C);
    return at;
  }

  /** A PNG whose header claims a size, with nothing in it. */
  private static byte[] pngOfSize(int width, int height) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(Arrays.copyOf(picture(ScanFormat.PNG, 1, 1), 8));
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2);
    png.writeBytes(Pictures.chunk("IHDR", header.array()));
    png.writeBytes(Pictures.chunk("IDAT", new byte[] {1, 2, 3}));
    png.writeBytes(Pictures.chunk("IEND", new byte[0]));
    return png.toByteArray();
  }
}
