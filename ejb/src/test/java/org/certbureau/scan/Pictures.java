package org.certbureau.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Node;

/** Drawn sheets that stand for scans. */
public final class Pictures {
  private Pictures() {}

  public static byte[] of(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.BLACK);
    for (int line = 10; line < height; line += 20) {
      pen.drawLine(width / 10, line, width * 9 / 10, line);
    }
    pen.setColor(Color.RED);
    pen.drawOval(width / 2, height / 2, width / 4, width / 4);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** A JPEG whose decoder may start anew after so many units. */
  static byte[] withRestarts(int interval, int width, int height) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(of("jpg", width, height)));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
      Node root = metadata.getAsTree(metadata.getNativeMetadataFormatName());
      IIOMetadataNode restarts = new IIOMetadataNode("dri");
      restarts.setAttribute("interval", Integer.toString(interval));
      Node segments = root.getLastChild();
      segments.insertBefore(restarts, segments.getFirstChild());
      metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
      writer.setOutput(output);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** One of the files in {@code scans/}, as the field sends them. */
  static byte[] fromTheField(String file) {
    try (InputStream in = Pictures.class.getResourceAsStream("/scans/" + file)) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** With something put in at a place. */
  static byte[] with(byte[] picture, int at, byte[]... parts) {
    byte[] behind = Arrays.copyOfRange(picture, at, picture.length);
    return joined(Arrays.copyOf(picture, at), joined(parts), behind);
  }

  /** A segment of a JPEG. */
  static byte[] segment(int marker, byte[]... parts) {
    byte[] data = joined(parts);
    return joined(
        ByteBuffer.allocate(4)
            .put((byte) 0xFF)
            .put((byte) marker)
            .putShort((short) (data.length + 2))
            .array(),
        data);
  }

  /** A chunk of a PNG. */
  static byte[] chunk(String type, byte[]... parts) {
    byte[] data = joined(parts);
    byte[] typeAndData = joined(bytes(type), data);
    CRC32 crc = new CRC32();
    crc.update(typeAndData);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(typeAndData)
        .putInt((int) crc.getValue())
        .array();
  }

  static byte[] archive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("payload.class"));
      zip.write(new byte[200]);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** A camera's notes: how it was held, and the latitude of the place. */
  static byte[] notes(ByteOrder order, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(74).order(order);
    tiff.put(bytes(order == ByteOrder.BIG_ENDIAN ? "MM\0*" : "II*\0")).putInt(8);
    tiff.putShort((short) 2);
    entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
    entry(tiff, 0x8825, 4, 1).putInt(38).putInt(0);
    tiff.putShort((short) 1);
    entry(tiff, 0x0002, 5, 3).putInt(56);
    return tiff.put(bytes("GPS-28.2282N-11293")).array();
  }

  private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
    return tiff.putShort((short) tag).putShort((short) type).putInt(count);
  }
}
