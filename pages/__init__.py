"""The pages of the app. No page stands here itself, or Streamlit would run it without the app frame."""
