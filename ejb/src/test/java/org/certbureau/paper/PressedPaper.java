package org.certbureau.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;

/** A printed paper, as a reader of the PDF finds it. */
record PressedPaper(String text, int pages, List<String> fonts, boolean fontsEmbedded) {

  static PressedPaper read(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> fonts = new ArrayList<>();
      boolean embedded = true;
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          fonts.add(font.getName());
          embedded &= font.isEmbedded();
        }
      }
      return new PressedPaper(
          new PDFTextStripper().getText(document),
          document.getNumberOfPages(),
          fonts.stream().distinct().toList(),
          embedded);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The text of one page, 1 being the first. */
  static String page(byte[] pdf, int number) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(number);
      stripper.setEndPage(number);
      return stripper.getText(document);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
