package org.certbureau.dev.inside;

import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationFactory;
import jakarta.faces.application.ApplicationWrapper;
import jakarta.faces.context.FacesContext;
import java.util.ResourceBundle;

/** Has the pages ask for their texts anew: Faces itself keeps a bundle for as long as it runs. */
public final class FreshTextsFactory extends ApplicationFactory {
  public FreshTextsFactory(ApplicationFactory wrapped) {
    super(wrapped);
  }

  @Override
  public Application getApplication() {
    return new FreshTexts(getWrapped().getApplication());
  }

  @Override
  public void setApplication(Application application) {
    getWrapped().setApplication(application);
  }

  private static final class FreshTexts extends ApplicationWrapper {
    FreshTexts(Application wrapped) {
      super(wrapped);
    }

    @Override
    public ResourceBundle getResourceBundle(FacesContext faces, String name) {
      ResourceBundle kept = super.getResourceBundle(faces, name);
      return kept == null || faces.getViewRoot() == null
          ? kept
          : ResourceBundle.getBundle(
              kept.getBaseBundleName(),
              faces.getViewRoot().getLocale(),
              Thread.currentThread().getContextClassLoader());
    }
  }
}
