package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.certbureau.ca.crl.Publication;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** Since when relying parties are told that a certificate is not to be trusted, in words. */
@RequestScoped
public class PublicationWords implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private Figures figures;
  @Inject private Words say;

  /** From when on the status is answered so. */
  public String status(Publication publication, boolean hold) {
    return say.of(
        hold ? "publication.status.hold" : "publication.status",
        figures.second(publication.since()));
  }

  /** How far it is with the list. */
  public String list(Publication publication) {
    return switch (publication.state()) {
      case PUBLISHING -> say.of("publication.PUBLISHING");
      case LATE -> say.of("publication.LATE");
      case PUBLISHED ->
          publication.list() == null
              ? say.of("publication.PUBLISHED")
              : say.of(
                  "publication.PUBLISHED.list",
                  figures.count(publication.list()),
                  figures.second(publication.listedAt()));
    };
  }
}
