package org.certbureau.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Several papers in one PDF, to be printed at once. */
public final class Bundle {
  private Bundle() {}

  /** The same papers give the same bytes. */
  public static byte[] of(List<byte[]> papers) {
    PDFMergerUtility merger = new PDFMergerUtility();
    try (PDDocument all = new PDDocument()) {
      for (byte[] paper : papers) {
        try (PDDocument one = Loader.loadPDF(paper)) {
          merger.appendDocument(all, one);
        }
      }
      PaperPress.withoutTime(all);
      ByteArrayOutputStream pdf = new ByteArrayOutputStream();
      all.save(pdf);
      return pdf.toByteArray();
    } catch (IOException broken) {
      throw new UncheckedIOException("papers of our own", broken);
    }
  }
}
