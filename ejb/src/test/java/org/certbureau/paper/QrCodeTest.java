package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  @Test
  void reads_back_as_what_was_written() throws Exception {
    assertThat(read(QrCode.png("https://cert.example.cn/q/受理"))).endsWith("/q/受理");
  }

  @Test
  void can_be_read_from_the_printed_receipt() throws Exception {
    byte[] page = PdfPreview.pages(SamplePapers.PRESS.print(SamplePapers.receipt()), 1, 200).get(0);
    assertThat(read(page)).isEqualTo(SamplePapers.TRACKING.toString());
  }

  @Test
  void says_so_when_a_text_does_not_fit() {
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.png(""));
    assertThatIllegalArgumentException().isThrownBy(() -> QrCode.png("x".repeat(2400)));
    assertThat(QrCode.png("x".repeat(2300))).isNotEmpty();
  }

  private static String read(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
            Map.of(DecodeHintType.TRY_HARDER, true))
        .getText();
  }
}
