package org.certbureau.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** What a decoder remarks on its way through a picture that it decodes nevertheless. */
final class DecoderNotes implements IIOReadProgressListener {
  /** The words of libjpeg, in no language but English. */
  private static final Pattern SKIPPED =
      Pattern.compile("Corrupt JPEG data: (\\d+) extraneous bytes before marker 0xd9");

  private static final String LINES_ARE_MISSING = "premature end of data segment";

  private final List<String> warnings = new ArrayList<>();
  private float percent;

  private DecoderNotes() {}

  static DecoderNotes of(ImageReader reader) {
    DecoderNotes notes = new DecoderNotes();
    reader.addIIOReadWarningListener((source, warning) -> notes.warnings.add(warning));
    reader.addIIOReadProgressListener(notes);
    return notes;
  }

  /**
   * The decoders of PNG and BMP refuse what is incomplete; that of JPEG makes up the missing lines
   * and warns, that of GIF leaves them empty and says nothing.
   */
  boolean sawAllLines(ScanFormat format, OwnBytes.End end) {
    return switch (format) {
      case PNG, BMP -> true;
      case GIF -> percent >= 100;
      case JPEG ->
          warnings.stream().noneMatch(warning -> warning.contains(LINES_ARE_MISSING))
              && (end != OwnBytes.End.FOR_THE_DECODER || skippedAtTheEnd() > 0);
    };
  }

  /** Bytes of a JPEG behind the last of its pixels. */
  int skippedAtTheEnd() {
    return warnings.stream()
        .map(SKIPPED::matcher)
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    percent = percentageDone;
  }

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}
}
