package org.certbureau.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Our own papers as pictures, for a look before they are printed. */
public final class PdfPreview {
  private PdfPreview() {}

  /**
   * The first pages as grey PNGs: black is all there is on a paper.
   *
   * @param dpi 100 reads well on a screen
   * @throws UncheckedIOException for bytes that are no PDF
   */
  public static List<byte[]> pages(byte[] pdf, int atMost, int dpi) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      int count = Math.min(atMost, document.getNumberOfPages());
      List<byte[]> pages = new ArrayList<>(count);
      for (int page = 0; page < count; page++) {
        BufferedImage image = renderer.renderImageWithDPI(page, dpi, ImageType.GRAY);
        pages.add(Png.of(image));
      }
      return pages;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
