"""The pages of the app. No script stands here itself, or Streamlit would run it without the app frame."""
